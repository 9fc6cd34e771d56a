-- Sizes and design switches.
--
-- The defaults are ext4 as of Linux v6.4. A spec file names a kernel or a proposal by overriding what
-- differs.

const
  --- Pages of the one inode that is modelled.
  Pages: 1;
  --- File system blocks in each page.
  BuffersPerPage: 1;
  --- Processes that map the file: each has its own page table.
  Users: 1;
  --- Tasks that call pwrite().
  Writers: 1;
  --- Transaction identities: each is taken again once its transaction is finished.
  Transactions: 2;

  -- What the start states allow and what the tasks do.

  --- No block of the file is allocated when the run begins.
  StartsWithHole: false;
  --- A page may start without a DIRTY tag, besides starting with a stale one.
  StartsUntagged: true;
  --- Processes fault on their mappings.
  Faults: true;
  --- Processes unmap pages.
  Unmaps: true;
  --- Processes store through their mappings, and devices into pinned pages.
  Stores: true;
  --- Writers call pwrite().
  Writes: true;
  --- The flusher runs.
  Flushes: true;
  --- Whole pages are truncated away.
  Truncates: false;
  --- With Truncates: only the last block of a page is.
  TruncatesTailOnly: false;
  --- Single blocks are zeroed, which takes them out of the file.
  ZeroesBlocks: false;
  --- Mapped pages are pinned for DMA.
  Pins: false;
  --- A task calls fsync().
  Fsyncs: false;
  --- data=ordered instead of data=journal; no mappings.
  DataOrdered: false;
  --- The disk is part of the state: home blocks, log, checkpointing.
  DiskModelled: false;
  --- The drive has a volatile write cache. Without it a completed write is on the medium.
  VolatileCache: true;
  --- Power may fail at any moment.
  Crashes: false;
  --- History: what a block held when the next transaction got access to it.
  TracksHandover: false;

  -- Page faults.

  --- v5.7: a fault on a page whose buffers are all mapped returns without handle, journal access or inode
  --- list.
  EarlyReturn: false;
  --- Writeback-flag proposal: the early-return check waits for PG_writeback, with the page locked.
  MkwriteWaitsForWriteback: false;
  --- The fault puts the inode on the transaction's inode list.
  ListInMkwrite: true;
  --- The recorded dirty range starts at the page's own offset. v5.10-rc1 recorded [0, length of the page).
  RangeCorrect: true;
  --- v6.4: the fault sets PG_dirty and the DIRTY tag while its handle is open.
  DirtyBeforeStop: true;
  --- With DirtyBeforeStop: pwrite sets them, too, as in v6.4. A smaller backport would leave that out.
  DirtyInWriteEnd: true;
  --- Before v6.4 every set_page_dirty() sets PG_checked; since then only that of a maybe-DMA-pinned page.
  CheckedOnEveryDirty: false;

  -- Write-back.

  --- v6.4: the flusher opens one handle before it locks any page, and never drops a page lock in the middle.
  WritepagesHoldsHandle: true;
  --- The flusher's journalling of a checked page puts the inode on the transaction's inode list.
  ListInWritepage: true;
  --- Writeback-flag proposal: journalled write-back sets PG_writeback, and the end of the commit clears it.
  WritepageSetsWriteback: false;
  --- The outline of that proposal: it is set before the page is unlocked to start the handle.
  WritebackSetBeforeUnlock: false;
  --- The outline of that proposal: write_begin waits for PG_writeback with the handle open and the page
  --- locked.
  WriteWaitsForWriteback: false;
  --- RFC v1 of that proposal: write_begin waits before it starts the handle; when the page is under
  --- write-back again after that, it unlocks, stops the handle, requests a commit and begins again.
  WriteRetriesOnWriteback: false;
  --- RFC v1 of that proposal: ext4_writepages() requests a commit when it is done. Direct writepage calls
  --- do not.
  WritepagesRequestsCommit: false;
  --- A page with nothing to submit keeps its DIRTY tag (v6.3 until the stale-tag fix of February 2026).
  StaleTagsKept: true;
  --- v6.4: data-integrity write-back first commits the transaction that last changed the file.
  CommitBeforeWriteback: true;
  --- Before v6.4 fsync() commits whatever transaction is running; since then the one that last changed the
  --- file, if that is still to be done.
  FsyncForcesCommit: false;

  -- Truncate.

  --- Journalled write-back looks at page->mapping after it has locked the page again (2015).
  RecheckMapping: true;
  --- v6.12: a newly mapped block becomes dirty through the journal only; before, block_write_begin marked
  --- it dirty.
  JournalledBlockMapping: false;
  --- v6.14 (release unverified): zero-range takes the page out of the page tables, whole or in part.
  ZeroRangeUnmaps: false;

  -- Commit.

  --- The commit timer goes off: a running transaction is committed at last, asked for or not.
  CommitTimer: true;
  --- The commit write-protects the pages of the listed inodes before it captures anything.
  WriteProtectAtCommit: true;

  --- data=ordered: an allocating write puts the inode on the transaction's list, so that the commit writes
  --- its data.
  OrderedMachinery: true;
  --- Hypothetical: the write-protect pass runs before the transaction leaves T_LOCKED, and a fault waits
  --- until the committing transaction has let go of the page's buffers.
  StrictWindow: false;
  --- Hypothetical: the write-protect pass redirties a page that is marked for delayed dirtying.
  RedirtyChecked: false;
  --- Hypothetical: the capture copies the contents of a pinned page.
  CapturesPinnedCopy: false;
  --- The commit record is submitted together with the blocks, not after them.
  AsyncCommit: false;
  --- One checksum over the whole transaction in the commit record; otherwise version 3, one for each block.
  ChecksumV1: false;

  -- Checkpointing.

  --- Journal access clears the dirty flag and files the buffer at once (January 2023); before, it did one
  --- after the other.
  AccessFilesAtomically: true;
  --- Before v6.12 ext4 itself clears the dirty flag of a data buffer before it asks for journal access.
  WrapperClearsDirty: true;
  --- v6.5: checkpoint tests the buffer lock and the dirty flag together.
  CheckpointTrylock: false;
  --- Hypothetical: write-back holds the buffer lock while a home write is in flight.
  HomeWriteHoldsBufferLock: false;
  --- Hypothetical: checkpoint keeps a buffer whose home write by write-back is in flight.
  CheckpointTestsAsyncWrite: false;
  --- Hypothetical: whoever is about to change a page waits for PG_writeback under the page lock.
  ModifyWaitsForWriteback: false;

  -- Load-bearing guards. Every kernel has them; a spec removes one to show what it is for.

  --- The fault keeps the page locked from before journal access until the page table entry is in place.
  LockHeldAcrossFault: true;
  --- Joining a transaction waits while it is locked.
  LockedBlocksJoin: true;
  --- So it does while the commit switches it from running to committing.
  SwitchBlocksJoin: true;
  --- A locked transaction waits until every handle on it is stopped.
  LockedWaitsForHandles: true;
  --- Every submit callback returns before the transaction enters T_COMMIT.
  CallbacksBeforeCapture: true;
  --- The commit's write-protect pass redirties a page that other transactions still need.
  RedirtyOtherDirt: true;
  --- Journal access copies out a buffer that the committing transaction has not captured yet.
  CopyOut: true;
  --- The fault notes its transaction as the one that fsync() has to commit.
  DatasyncTidInMkwrite: true;
  --- fsync() waits until that transaction's commit is finished.
  FsyncWaitsForCommit: true;
  --- Journal access sleeps while the buffer's journal write is in flight.
  ShadowWait: true;

-- fsync() of Linux v5.10-rc2 to v6.3: it may return without the last store.
--
-- The defect of v5.10.m once more, without a crash and without a commit in the wrong moment: the page table
-- entry is in place before the page has its DIRTY tag. A store through it has completed, fsync() finds no
-- tagged page, and the transaction that it commits has captured the page before the store. Derived from
-- the source; no maintainer statement.
-- Sources: linux-5.10.7 fs/ext4/inode.c ext4_page_mkwrite, fs/ext4/fsync.c ext4_fsync_journal,
-- mm/page-writeback.c write_cache_pages.
-- Sizes: as fsync-sync.m.
--
-- expect: violated "fsync: what was there before the call is committed when it returns" in 27 steps
-- expect: states 12873

import "../../model/ext4.m" with
  Fsyncs = true,
  DiskModelled = true,
  VolatileCache = false,
  Crashes = true,
  CheckpointTrylock = true,
  WrapperClearsDirty = false,
  Writes = false,
  Unmaps = false,
  Flushes = false,
  DirtyBeforeStop = false,
  CheckedOnEveryDirty = true,
  WritepagesHoldsHandle = false,
  StaleTagsKept = false,
  CommitBeforeWriteback = false,
  FsyncForcesCommit = true;
import "../../model/properties/fsync.m";

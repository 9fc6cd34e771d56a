-- The writeback-flag design as outlined in August 2019: journalled write-back sets PG_writeback before it
-- unlocks the page, the commit clears it, and everybody who is about to change the page waits for it.
--
-- The flag is of no help when write-back never runs: a process maps the page, pwrite() journals it, and the
-- commit captures a page that is mapped writably. So the flusher is left out here; its deadlocks have
-- specifications of their own (writeback-flag-deadlock-*.m).
-- Sources: linux-ext4 20190830012236.GC10779@mit.edu (the outline), 20200610132139.GG12551@quack2.suse.cz
-- (the reply).
-- Sizes: 1 page of 1 buffer; one process that maps it, one writer, the commit thread; 2 transactions.
--
-- expect: violated "tight window: no writable mapping of a block that the commit reads" in 17 steps
-- expect: states 614

import "../../model/ext4.m" with
  EarlyReturn = true,
  MkwriteWaitsForWriteback = true,
  DirtyBeforeStop = false,
  ListInMkwrite = false,
  ListInWritepage = false,
  WriteProtectAtCommit = false,
  CheckedOnEveryDirty = true,
  WritepagesHoldsHandle = false,
  WritepageSetsWriteback = true,
  WritebackSetBeforeUnlock = true,
  WriteWaitsForWriteback = true,
  AccessFilesAtomically = false,
  CommitBeforeWriteback = false,
  FsyncForcesCommit = true,
  StaleTagsKept = false,
  Flushes = false;
import "../../model/properties/tight.m";
import "../../model/properties/content.m";

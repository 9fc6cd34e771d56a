-- Linux v5.10-rc1: the fault records the dirty range as [0, length of the page), whatever the page.
--
-- A fault on page 1 lists the inode with the range of page 0; the commit write-protects page 0 only and
-- captures page 1 mapped writably. Fixed in v5.10-rc2. Every page starts with a stale DIRTY tag, as usual
-- after write-back, so that the race of v5.10.m does not come first.
-- Sources: commit afb585a97f81; linux-ext4 20201027132751.29858-1-jack@suse.cz (the fix; its commit id,
-- b5b18160a3b3, is unverified).
-- Sizes: 2 pages of 1 buffer; one process that maps both, one writer, the flusher, the commit thread; 2
-- transactions.
--
-- expect: violated "tight window: no writable mapping of a block that the commit reads" in 13 steps
-- expect: states 2856

import "../../model/ext4.m" with
  Pages = 2,
  StartsUntagged = false,
  RangeCorrect = false,
  DirtyBeforeStop = false,
  CheckedOnEveryDirty = true,
  WritepagesHoldsHandle = false,
  AccessFilesAtomically = false,
  CommitBeforeWriteback = false,
  FsyncForcesCommit = true,
  StaleTagsKept = false;
import "../../model/properties/tight.m";
import "../../model/properties/content.m";

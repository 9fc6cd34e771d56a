-- Linux v5.7: the baseline whose journal checksums fail, as diagnosed on linux-ext4 in August 2019.
--
-- A fault on a page whose blocks are all mapped returns early, so the journal knows nothing of the mapping.
-- pwrite() puts the same block into the running transaction, and its commit captures a page that a process
-- is storing into.
-- Sources: linux-5.7.14 fs/ext4/inode.c ext4_page_mkwrite, __ext4_journalled_writepage; linux-ext4
-- 20190830012236.GC10779@mit.edu (outline of a fix), 20200610132139.GG12551@quack2.suse.cz (why it is not
-- enough).
-- Sizes: 1 page of 1 buffer; one process that maps it, one writer, the flusher, the commit thread.
--
-- expect: violated "tight window: no writable mapping of a block that the commit reads" in 16 steps
-- expect: states 1551

import "../../model/ext4.m" with
  EarlyReturn = true,
  DirtyBeforeStop = false,
  ListInMkwrite = false,
  ListInWritepage = false,
  WriteProtectAtCommit = false,
  CheckedOnEveryDirty = true,
  WritepagesHoldsHandle = false,
  AccessFilesAtomically = false,
  CommitBeforeWriteback = false,
  FsyncForcesCommit = true,
  StaleTagsKept = false;
import "../../model/properties/tight.m";
import "../../model/properties/content.m";

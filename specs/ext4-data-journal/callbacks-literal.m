-- The commit-callback proposal of June 2020 taken literally: the commit write-protects the pages of listed
-- inodes, and only journalled write-back lists the inode. The same as RFC v2 without its fourth patch.
--
-- pwrite() puts the block into the transaction, a process maps the page by the early return, write-back
-- never runs, so the inode is not listed and nothing is write-protected.
-- Sources: linux-ext4 20200610132139.GG12551@quack2.suse.cz, 20200810010210.3305322-1-mfo@canonical.com.
-- Sizes: 1 page of 1 buffer; one process that maps it, one writer, the flusher, the commit thread; 2
-- transactions.
--
-- expect: violated "tight window: no writable mapping of a block that the commit reads" in 16 steps
-- expect: states 1571

import "../../model/ext4.m" with
  EarlyReturn = true,
  DirtyBeforeStop = false,
  ListInMkwrite = false,
  CheckedOnEveryDirty = true,
  WritepagesHoldsHandle = false,
  AccessFilesAtomically = false,
  CommitBeforeWriteback = false,
  FsyncForcesCommit = true,
  StaleTagsKept = false;
import "../../model/properties/tight.m";
import "../../model/properties/content.m";

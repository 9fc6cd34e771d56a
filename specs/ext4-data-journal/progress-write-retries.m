-- The writeback-flag design as coded in RFC v1: pwrite() may begin again for ever.
--
-- Each time that it has its handle and the page, the flusher has put the page under write-back once more,
-- for a process that goes on storing through its mapping.
-- Sources: linux-ext4 20200423233705.5878-1-mfo@canonical.com (RFC v1),
-- 20200610132139.GG12551@quack2.suse.cz (the reply).
-- Sizes: 1 page of 1 buffer; one process that maps it, one writer, the flusher, the commit thread; 2
-- transactions.
--
-- expect: violated "progress: a pwrite ends" in 36 steps
-- expect: states 359218

import "../../model/ext4.m" with
  EarlyReturn = true,
  MkwriteWaitsForWriteback = false,
  DirtyBeforeStop = false,
  ListInMkwrite = false,
  ListInWritepage = false,
  WriteProtectAtCommit = false,
  CheckedOnEveryDirty = true,
  WritepagesHoldsHandle = false,
  WritepageSetsWriteback = true,
  WriteRetriesOnWriteback = true,
  WritepagesRequestsCommit = true,
  StaleTagsKept = false;
import "../../model/properties/progress.m";

-- The writeback-flag design as coded in RFC v1: who sleeps on write-back wakes up, thanks to the commit timer.
--
-- Without the wait of the fault, which can block the commit (writeback-flag-rfc1-deadlock.m).
-- Sources: linux-ext4 20200423233705.5878-1-mfo@canonical.com (RFC v1),
-- 20200610132139.GG12551@quack2.suse.cz (the reply).
-- Sizes: 1 page of 1 buffer; one process that maps it, one writer, the flusher, the commit thread; 2
-- transactions.
--
-- expect: holds
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
import "../../model/properties/stall_ends.m";

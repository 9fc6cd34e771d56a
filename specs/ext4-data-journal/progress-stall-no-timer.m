-- The writeback-flag design as coded in RFC v1, without the commit timer: the odd stall lasts for ever.
--
-- pageout() has written the page and asks for no commit; a pwrite sleeps on the write-back that only a
-- commit ends. writeback-flag-rfc1-stall.m has the same as a property of single states.
-- Sources: linux-ext4 20200423233705.5878-1-mfo@canonical.com (RFC v1),
-- 20200610132139.GG12551@quack2.suse.cz (the reply).
-- Sizes: 1 page of 1 buffer; one process that maps it, one writer, the flusher, the commit thread; 2
-- transactions.
--
-- expect: violated "stall: a pwrite that waits for write-back goes on" in 20 steps
-- expect: states 353592

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
  StaleTagsKept = false,
  CommitTimer = false;
import "../../model/properties/stall_ends.m";

-- The writeback-flag design as coded in RFC v1: the odd stall is still there when reclaim writes the page.
--
-- ext4_writepages() requests a commit, but pageout() calls writepage directly: the page stays under
-- write-back, and whoever touches it sleeps until the five-second timer starts the commit.
-- Sources: linux-ext4 20200423233705.5878-1-mfo@canonical.com (RFC v1),
-- 20200610132139.GG12551@quack2.suse.cz (the reply).
-- Sizes: 1 page of 1 buffer; one process that maps it, one writer, the flusher, the commit thread; 2
-- transactions.
--
-- expect: violated "stall: whoever waits for a commit has one requested" in 16 steps
-- expect: states 1449

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
  WriteRetriesOnWriteback = true,
  WritepagesRequestsCommit = true,
  StaleTagsKept = false;
import "../../model/properties/stall.m";

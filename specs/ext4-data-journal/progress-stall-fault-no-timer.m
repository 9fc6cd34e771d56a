-- The same without the timer and without a writer: no page's write-back ends.
-- Sources: linux-ext4 20200423233705.5878-1-mfo@canonical.com (RFC v1),
-- 20200610132139.GG12551@quack2.suse.cz (the reply).
-- Sizes: 1 page of 1 buffer; one process that maps it, one writer, the flusher, the commit thread; 2
-- transactions.
--
-- expect: violated "progress: no page stays under write-back" in 19 steps
-- expect: states 3666

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
  Writes = false,
  CommitTimer = false;
import "../../model/properties/progress.m";

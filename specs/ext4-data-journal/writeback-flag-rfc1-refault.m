-- The writeback-flag design as coded in RFC v1: the second hole, without any pwrite. Derived from the
-- source; no maintainer statement.
--
-- While journalled write-back has the page unlocked to start its handle, a fault maps the page writably
-- again, by the early return. PG_writeback is set after that, and takes no page table entry away.
-- Sources: linux-ext4 20200423233705.5878-1-mfo@canonical.com (RFC v1),
-- 20200610132139.GG12551@quack2.suse.cz (the reply).
-- Sizes: 1 page of 1 buffer; one process that maps it, the flusher, the commit thread; 2 transactions.
--
-- expect: violated "tight window: no writable mapping of a block that the commit reads" in 23 steps
-- expect: states 968

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
  StaleTagsKept = false,
  Writes = false;
import "../../model/properties/tight.m";
import "../../model/properties/content.m";

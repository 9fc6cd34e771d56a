-- The writeback-flag design as coded in RFC v1: a deadlock of three that the retry protocol leaves.
--
-- A fault has the page locked and waits for PG_writeback, which the commit ends; the commit waits for the
-- handle of a writer; the writer waits for the page lock. Derived; no maintainer statement. It rests on the
-- reading that the early-return check of RFC v1 waits with the page locked, which is unverified.
-- Sources: linux-ext4 20200423233705.5878-1-mfo@canonical.com (RFC v1),
-- 20200610132139.GG12551@quack2.suse.cz (the reply).
-- Sizes: 1 page of 1 buffer; one process that maps it, one writer, the flusher, the commit thread; 2
-- transactions.
--
-- expect: deadlock in 20 steps
-- expect: states 2653

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
  Stores = false;

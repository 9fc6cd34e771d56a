-- RFC v1 of the writeback-flag design breaks the order of waiting: a fault waits for a commit with its page
-- locked. What comes of it is the deadlock of writeback-flag-rfc1-deadlock.m.
--
-- Sources and sizes: as writeback-flag-rfc1.m.
--
-- expect: violated "wait order: a fault does not wait for a commit with a page locked" in 16 steps
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
import "../../model/properties/wait_order_fault.m";

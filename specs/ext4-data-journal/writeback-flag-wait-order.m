-- The writeback-flag design as outlined breaks the order of waiting: pwrite() waits for a commit with its
-- handle open. What comes of it is the deadlock of writeback-flag-deadlock-handle.m.
--
-- Sources and sizes: as writeback-flag.m.
--
-- expect: violated "wait order: pwrite does not wait for a commit with a handle open" in 11 steps
-- expect: states 337

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
  WritebackSetBeforeUnlock = true,
  WriteWaitsForWriteback = true,
  StaleTagsKept = false;
import "../../model/properties/wait_order_pwrite.m";

-- Candidate D6, v5.7: checkpoint writes bytes home that no transaction has journalled.
--
-- The early return maps the page writably while a committed copy of the block waits to be checkpointed. A
-- store goes into the page, and jbd2's checkpoint writes the page home. Derived from the source; no
-- maintainer statement, and not tried on a real kernel.
-- Sizes: 1 page of 1 buffer; one process that maps it, one writer, the commit thread, checkpointing; 3
-- transactions.
--
-- expect: violated "write-ahead: a home block holds committed bytes" in 25 steps
-- expect: states 3171

import "../../model/ext4.m" with
  Transactions = 3,
  DiskModelled = true,
  WrapperClearsDirty = false,
  CheckpointTrylock = true,
  Flushes = false,
  VolatileCache = false,
  EarlyReturn = true,
  DirtyBeforeStop = false,
  ListInMkwrite = false,
  ListInWritepage = false,
  WriteProtectAtCommit = false,
  CheckedOnEveryDirty = true,
  WritepagesHoldsHandle = false,
  StaleTagsKept = false;
import "../../model/properties/write_ahead.m";

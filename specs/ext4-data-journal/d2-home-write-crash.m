-- Candidate D2, every kernel, followed through the crash: recovery finds an empty log and an old home block.
--
-- As d2-home-write.m, with power failing.
-- Derived from the source; no maintainer statement, and not tried on a real kernel.
-- Sizes: 1 page of 1 buffer; one writer, the flusher, the commit thread,
-- checkpointing; 3 transactions.
--
-- expect: violated "recovery: every block is as last committed" in 28 steps
-- expect: states 3018

import "../../model/ext4.m" with
  Transactions = 3,
  DiskModelled = true,
  Faults = false,
  WrapperClearsDirty = false,
  CheckpointTrylock = true,
  VolatileCache = false,
  Crashes = true;
import "../../model/properties/durability.m";

-- Linux before the fix of January 2023: journal access clears BH_Dirty first and files the buffer later. A
-- checkpoint in between takes the buffer for clean and drops it; the log tail passes the only copy.
--
-- The wrapper of ext4 that does the same thing once more (d7-wrapper-clears-dirty.m) is left out.
-- Sources: commit e6b9bd7290d3 "jbd2: Fix data missing when reusing bh which is ready to be checkpointed".
-- Sizes: 1 page of 1 buffer; one writer, the commit thread, checkpointing; 3
-- transactions.
--
-- expect: violated "recovery: every block is as last committed" in 29 steps
-- expect: states 574

import "../../model/ext4.m" with
  Transactions = 3,
  DiskModelled = true,
  Faults = false,
  Flushes = false,
  VolatileCache = false,
  AccessFilesAtomically = false,
  WrapperClearsDirty = false,
  CheckpointTrylock = true,
  Crashes = true;
import "../../model/properties/durability.m";

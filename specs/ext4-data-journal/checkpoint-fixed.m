-- Checkpointing with the fixes of January 2023 and of v6.5, and without ext4's wrapper: checkpoint-filing.m
-- and checkpoint-lock-test.m repaired. Only jbd2's checkpoint writes home.
--
-- Sources: linux-6.19 fs/jbd2/checkpoint.c jbd2_journal_try_remove_checkpoint.
-- Sizes: 1 page of 1 buffer; one writer, the commit thread, checkpointing; 3
-- transactions.
--
-- expect: holds
-- expect: states 22884

import "../../model/ext4.m" with
  Transactions = 3,
  DiskModelled = true,
  Faults = false,
  Flushes = false,
  VolatileCache = false,
  WrapperClearsDirty = false,
  CheckpointTrylock = true,
  Crashes = true;
import "../../model/properties/durability.m";
import "../../model/properties/log_tail.m";

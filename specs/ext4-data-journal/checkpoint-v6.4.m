-- Linux v6.4 with its own checkpointing, the disk in the state: what holds beside the defects of
-- checkpoint-lock-test.m and d7-wrapper-clears-dirty.m. The journal's contents are right, and no home block
-- has uncommitted bytes as long as only jbd2's checkpoint writes home.
--
-- Sources: linux-6.4.0 fs/jbd2/checkpoint.c __try_to_free_cp_buf, jbd2_log_do_checkpoint.
-- Sizes: 1 page of 1 buffer; one writer, the commit thread, checkpointing; 3 transactions.
--
-- expect: holds
-- expect: states 51964

import "../../model/ext4.m" with
  Transactions = 3,
  DiskModelled = true,
  Faults = false,
  Flushes = false,
  VolatileCache = false;
import "../../model/properties/tight.m";
import "../../model/properties/content.m";
import "../../model/properties/write_ahead.m";

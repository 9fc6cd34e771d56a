-- Linux v6.4, power failing at any moment: the commit record follows the blocks.
--
-- Recovery restores every block as the last committed transaction had it, and meets no checksum that fails.
-- Checkpointing is that of v6.12, and the flusher is left out, so that the defects of checkpointing and of
-- home writes (d2-*.m, d3-*.m, d7-*.m) do not come first; jbd2's checkpoint writes home instead.
-- Sources: linux-6.4.0 fs/jbd2/recovery.c do_one_pass, fs/jbd2/commit.c journal_submit_commit_record.
-- Sizes: 1 page of 1 buffer; one process that maps it, one writer, the commit thread, checkpointing; 3
-- transactions.
--
-- expect: holds
-- expect: states 922050

import "../../model/ext4.m" with
  Transactions = 3,
  DiskModelled = true,
  WrapperClearsDirty = false,
  CheckpointTrylock = true,
  Flushes = false,
  Crashes = true;
import "../../model/properties/tight.m";
import "../../model/properties/content.m";
import "../../model/properties/durability.m";
import "../../model/properties/write_ahead.m";
import "../../model/properties/log_tail.m";

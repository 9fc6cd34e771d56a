-- Linux v6.4 with journal_async_commit and version 1 checksums, power failing at any moment: the commit
-- record may reach the medium before the blocks do, and its checksum over the whole transaction tells.
--
-- A last transaction that fails the checksum is taken for an interrupted commit and ends the log without an
-- error. Checkpointing is that of v6.12, and the flusher is left out, so that the defects of checkpointing
-- and of home writes (d2-*.m, d3-*.m, d7-*.m) do not come first; jbd2's checkpoint writes home instead.
-- Sources: linux-6.4.0 fs/jbd2/recovery.c do_one_pass, fs/jbd2/commit.c journal_submit_commit_record.
-- Sizes: 1 page of 1 buffer; one writer, the commit thread, checkpointing; 3
-- transactions.
--
-- expect: holds
-- expect: states 68886

import "../../model/ext4.m" with
  Transactions = 3,
  DiskModelled = true,
  Faults = false,
  WrapperClearsDirty = false,
  CheckpointTrylock = true,
  Flushes = false,
  Crashes = true,
  AsyncCommit = true,
  ChecksumV1 = true;
import "../../model/properties/tight.m";
import "../../model/properties/content.m";
import "../../model/properties/durability.m";
import "../../model/properties/write_ahead.m";
import "../../model/properties/log_tail.m";

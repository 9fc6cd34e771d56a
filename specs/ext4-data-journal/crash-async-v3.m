-- Linux v6.4 with journal_async_commit and version 3 checksums, power failing at any moment.
--
-- The commit record vouches for itself only. It reaches the medium, a block does not, power fails: recovery
-- meets a committed transaction with a block that fails its checksum, skips the block, replays the rest,
-- and refuses the mount. Derived from the source; no maintainer statement. Checkpointing is that of v6.12,
-- and the flusher is left out, so that the defects of checkpointing and of home writes (d2-*.m, d3-*.m,
-- d7-*.m) do not come first; jbd2's checkpoint writes home instead.
-- Sources: linux-6.4.0 fs/jbd2/recovery.c do_one_pass, fs/jbd2/commit.c journal_submit_commit_record.
-- Sizes: 1 page of 1 buffer; one process that maps it, one writer, the commit thread, checkpointing; 3
-- transactions.
--
-- expect: violated "recovery: no block of a committed transaction fails its checksum" in 18 steps
-- expect: states 936

import "../../model/ext4.m" with
  Transactions = 3,
  DiskModelled = true,
  WrapperClearsDirty = false,
  CheckpointTrylock = true,
  Flushes = false,
  Crashes = true,
  AsyncCommit = true;
import "../../model/properties/durability.m";

-- Linux v6.4 with journal_async_commit and version 3 checksums: what crash-async-v3.m leaves intact. Where
-- the mount is refused, or not, no home block has uncommitted bytes, and the log has dropped nothing that
-- is not home.
--
-- Sources: as crash-async-v3.m.
-- Sizes: 1 page of 1 buffer; one writer, the commit thread, checkpointing; 3 transactions.
--
-- expect: holds
-- expect: states 69162

import "../../model/ext4.m" with
  Transactions = 3,
  DiskModelled = true,
  Faults = false,
  WrapperClearsDirty = false,
  CheckpointTrylock = true,
  Flushes = false,
  Crashes = true,
  AsyncCommit = true;
import "../../model/properties/write_ahead.m";
import "../../model/properties/log_tail.m";

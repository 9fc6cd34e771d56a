-- Linux v6.4 without the commit before data-integrity write-back: filemap_write_and_wait_range() alone, on
-- which zero-range, evict and others rely, no longer brings the data to stable storage. Write-back skips
-- what a transaction has.
--
-- Sources: commit 5e1bdea6391d; for what came of it, commit 783ae448b7a2.
-- Sizes: as fsync-sync.m.
--
-- expect: violated "write and wait: what was there before the call is committed" in 18 steps
-- expect: states 1150

import "../../model/ext4.m" with
  Fsyncs = true,
  DiskModelled = true,
  VolatileCache = false,
  Crashes = true,
  CheckpointTrylock = true,
  WrapperClearsDirty = false,
  Writes = false,
  Unmaps = false,
  Flushes = false,
  CommitBeforeWriteback = false;
import "../../model/properties/write_and_wait.m";

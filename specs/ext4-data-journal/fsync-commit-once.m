-- fsync() of Linux v6.4 without the commit before its write-back: its own promise holds all the same, because
-- it commits afterwards. The guard is there for the callers of fsync-without-commit-first.m.
--
-- Sources and sizes: as fsync-sync.m.
--
-- expect: holds
-- expect: states 203242

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
import "../../model/properties/fsync.m";

-- fsync() of Linux v6.4 without one of its load-bearing guards: it asks for the commit and does not wait
-- until that is finished.
--
-- Sources and sizes: as fsync-sync.m.
--
-- expect: violated "fsync: what was there before the call is committed when it returns" in 22 steps
-- expect: states 2597

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
  FsyncWaitsForCommit = false;
import "../../model/properties/fsync.m";

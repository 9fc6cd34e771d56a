-- fsync() of Linux v6.4 without one of its load-bearing guards: the fault does not note its transaction in
-- i_datasync_tid, so fsync() does not know that there is something to commit.
--
-- Sources and sizes: as fsync-sync.m.
--
-- expect: violated "fsync: what was there before the call is committed when it returns" in 22 steps
-- expect: states 2237

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
  DatasyncTidInMkwrite = false;
import "../../model/properties/fsync.m";

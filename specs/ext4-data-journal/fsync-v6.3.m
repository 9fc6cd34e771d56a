-- fsync() before v6.4, after pwrite(): its promise holds, with D2 repaired. It writes back what is dirty and
-- commits whatever transaction is running. Checkpointing is that of v6.12.
--
-- Sources: as fsync-v5.10.m.
-- Sizes: as fsync-v6.3-d2.m.
--
-- expect: holds
-- expect: states 532752

import "../../model/ext4.m" with
  Fsyncs = true,
  DiskModelled = true,
  VolatileCache = false,
  Crashes = true,
  CheckpointTrylock = true,
  WrapperClearsDirty = false,
  Faults = false,
  CheckpointTestsAsyncWrite = true,
  DirtyBeforeStop = false,
  CheckedOnEveryDirty = true,
  WritepagesHoldsHandle = false,
  StaleTagsKept = false,
  CommitBeforeWriteback = false,
  FsyncForcesCommit = true;
import "../../model/properties/fsync.m";

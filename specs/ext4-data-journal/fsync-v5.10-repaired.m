-- fsync() of Linux v5.10-rc2 to v6.3 with the repair of v5.10-repaired.m: it keeps its promise.
--
-- Sources: as fsync-v5.10.m. Hypothetical: no stable kernel has the repair.
-- Sizes: as fsync-v5.10.m.
--
-- expect: holds
-- expect: states 243540

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
  DirtyInWriteEnd = false,
  CheckedOnEveryDirty = true,
  WritepagesHoldsHandle = false,
  StaleTagsKept = false,
  CommitBeforeWriteback = false,
  FsyncForcesCommit = true;
import "../../model/properties/fsync.m";

-- fsync() of Linux v6.4 with journal_async_commit and version 1 checksums: its promise holds, since it waits
-- until the commit record and all blocks are on the medium.
--
-- Sources: as fsync-sync.m and crash-async-v1.m.
-- Sizes: as fsync-sync-pwrite.m.
--
-- expect: holds
-- expect: states 451004

import "../../model/ext4.m" with
  Fsyncs = true,
  DiskModelled = true,
  VolatileCache = false,
  Crashes = true,
  CheckpointTrylock = true,
  WrapperClearsDirty = false,
  Faults = false,
  Flushes = false,
  AsyncCommit = true,
  ChecksumV1 = true;
import "../../model/properties/fsync.m";

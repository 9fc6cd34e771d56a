-- fsync() of Linux v6.4 with journal_async_commit and version 3 checksums: an interrupted commit after the
-- return makes recovery refuse the mount, with what fsync() had promised in it. crash-async-v3.m seen by
-- the caller of fsync(). Derived from the source; no maintainer statement.
--
-- Sources: as fsync-sync.m and crash-async-v3.m.
-- Sizes: as fsync-sync-pwrite.m.
--
-- expect: violated "fsync: what was there before the call is recovered after a crash" in 28 steps
-- expect: states 8716

import "../../model/ext4.m" with
  Fsyncs = true,
  DiskModelled = true,
  VolatileCache = false,
  Crashes = true,
  CheckpointTrylock = true,
  WrapperClearsDirty = false,
  Faults = false,
  Flushes = false,
  AsyncCommit = true;
import "../../model/properties/fsync.m";

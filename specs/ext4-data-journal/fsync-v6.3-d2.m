-- Candidate D2 seen by the caller of fsync(), before v6.4: a page whose data a transaction has looks clean,
-- so fsync() writes nothing home and waits for no home write. The shortest way from a returned
-- fsync() to lost data. Checkpointing is that of v6.12, to show that it is not one of the defects fixed
-- there. Derived from the source; no maintainer statement, and not tried on a real kernel.
-- Sources: as fsync-v5.10.m and d2-home-write.m.
-- Sizes: 1 page of 1 buffer; one writer, the flusher, one task that calls fsync(), the commit thread,
-- checkpointing; 2 transactions.
--
-- expect: violated "fsync: what was there before the call is recovered after a crash" in 34 steps
-- expect: states 28998

import "../../model/ext4.m" with
  Fsyncs = true,
  DiskModelled = true,
  VolatileCache = false,
  Crashes = true,
  CheckpointTrylock = true,
  WrapperClearsDirty = false,
  Faults = false,
  DirtyBeforeStop = false,
  CheckedOnEveryDirty = true,
  WritepagesHoldsHandle = false,
  StaleTagsKept = false,
  CommitBeforeWriteback = false,
  FsyncForcesCommit = true;
import "../../model/properties/fsync.m";

-- fsync() of Linux v6.4 after pwrite(), with power failing at any moment. As fsync-sync.m with a writer in
-- place of the mapping.
--
-- Sources: as fsync-sync.m.
-- Sizes: 1 page of 1 buffer; one writer, one task that calls fsync(), the commit thread, checkpointing; 2
-- transactions.
--
-- expect: holds
-- expect: states 299120

import "../../model/ext4.m" with
  Fsyncs = true,
  DiskModelled = true,
  VolatileCache = false,
  Crashes = true,
  CheckpointTrylock = true,
  WrapperClearsDirty = false,
  Faults = false,
  Flushes = false;
import "../../model/properties/fsync.m";
import "../../model/properties/write_and_wait.m";

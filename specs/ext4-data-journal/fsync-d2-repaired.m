-- Candidate D2 with a small repair, seen by the caller of fsync(): checkpoint keeps a buffer whose home write
-- is in flight. Hypothetical.
--
-- Sources: as fsync-d2.m.
-- Sizes: 1 page of 1 buffer; one writer, the flusher, one task that calls fsync(), the commit thread,
-- checkpointing; 2 transactions.
--
-- expect: holds
-- expect: states 759928

import "../../model/ext4.m" with
  Fsyncs = true,
  DiskModelled = true,
  VolatileCache = false,
  Crashes = true,
  CheckpointTrylock = true,
  WrapperClearsDirty = false,
  Faults = false,
  CheckpointTestsAsyncWrite = true;
import "../../model/properties/fsync.m";

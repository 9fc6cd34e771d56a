-- Candidate D2 seen by the caller of fsync(), v6.12 to today: fsync() has returned, and a crash brings back
-- what was there before.
--
-- A fault without a store puts the block, unchanged, into a second transaction while fsync() commits the
-- first. fsync() meets the page while the second commit has it clean, so there is nothing to write home and
-- to wait for. Then the flusher writes the page home, and checkpoint drops the buffer while that is in
-- flight: nothing but that write has the data. Derived from the source; no maintainer statement, and not
-- tried on a real kernel.
-- Sources: as fsync-sync.m and d2-home-write.m.
-- Sizes: 1 page of 1 buffer; one process that maps it, the flusher, one task that calls fsync(), the commit
-- thread, checkpointing; 2 transactions.
--
-- expect: violated "fsync: what was there before the call is recovered after a crash" in 67 steps
-- expect: states 708019

import "../../model/ext4.m" with
  Fsyncs = true,
  DiskModelled = true,
  VolatileCache = false,
  Crashes = true,
  CheckpointTrylock = true,
  WrapperClearsDirty = false,
  Writes = false,
  Unmaps = false;
import "../../model/properties/fsync.m";

-- fsync() of Linux v6.4 with power failing at any moment: what was in the file before the call survives.
--
-- fsync() commits the transaction that last changed the file, writes the pages home, waits for that, and
-- commits again if there is something to commit. Checkpointing is that of v6.12 and the flusher is left out,
-- so that the defects of checkpointing and of home writes (fsync-d2.m, d7-*.m, checkpoint-*.m) do not come
-- first.
-- Sources: linux-6.4.0 fs/ext4/fsync.c ext4_sync_file, fs/ext4/inode.c ext4_do_writepages,
-- ext4_journal_page_buffers; commit 5e1bdea6391d "ext4: Commit transaction before writing back pages in
-- data=journal mode".
-- Sizes: 1 page of 1 buffer; one process that maps it, one task that calls fsync(), the commit thread,
-- checkpointing; 2 transactions.
--
-- expect: holds
-- expect: states 207656

import "../../model/ext4.m" with
  Fsyncs = true,
  DiskModelled = true,
  VolatileCache = false,
  Crashes = true,
  CheckpointTrylock = true,
  WrapperClearsDirty = false,
  Writes = false,
  Unmaps = false,
  Flushes = false;
import "../../model/properties/fsync.m";
import "../../model/properties/write_and_wait.m";

-- fsync() and reclaim of Linux v6.4 come to an end, beside a process that faults and stores for ever.
--
-- fsync() commits, writes pages home page by page, waits for them and commits again; the flusher writes
-- pages that memory is short of.
-- Sources: linux-6.4.0 fs/ext4/fsync.c ext4_sync_file, fs/ext4/inode.c ext4_do_writepages.
-- Sizes: 1 page of 1 buffer; one process that maps it, one task that calls fsync(), the flusher, the commit
-- thread; 2 transactions.
--
-- expect: holds
-- expect: states 180962

import "../../model/ext4.m" with Fsyncs = true, Unmaps = false, Writes = false;
import "../../model/properties/progress.m";

-- Candidate D3, every kernel: a home block receives bytes of a transaction that is not committed.
--
-- A home write by write-back is in flight; the buffer is not locked and the stable-page wait does nothing,
-- so pwrite or a fault is let in and changes the page before the write lands. Derived from the source; no
-- maintainer statement, and not tried on a real kernel.
-- Sources: fs/ext4/page-io.c ext4_bio_write_folio, fs/jbd2/transaction.c do_get_write_access.
-- Sizes: 1 page of 1 buffer; one writer, the flusher, the commit thread, checkpointing; 3 transactions.
--
-- expect: violated "write-ahead: a home block holds committed bytes" in 28 steps
-- expect: states 2957

import "../../model/ext4.m" with
  Transactions = 3,
  DiskModelled = true,
  Faults = false,
  WrapperClearsDirty = false,
  CheckpointTrylock = true,
  VolatileCache = false;
import "../../model/properties/write_ahead.m";

-- Candidate D2, every kernel: a committed block leaves the log while its home write is in flight.
--
-- Write-back clears BH_Dirty when it submits the home write, and does not lock the buffer. Checkpoint finds
-- the buffer unlocked and clean, drops it, and the log tail moves on. A crash before the write lands loses
-- committed data. Derived from the source; no maintainer statement, and not tried on a real kernel.
-- Sources: fs/ext4/page-io.c ext4_bio_write_folio, fs/jbd2/checkpoint.c jbd2_journal_try_remove_checkpoint.
-- Sizes: 1 page of 1 buffer; one writer, the flusher, the commit thread,
-- checkpointing; 3 transactions.
--
-- expect: violated "log tail: every committed block is in the log or home" in 25 steps
-- expect: states 1886

import "../../model/ext4.m" with
  Transactions = 3,
  DiskModelled = true,
  Faults = false,
  WrapperClearsDirty = false,
  CheckpointTrylock = true,
  VolatileCache = false;
import "../../model/properties/log_tail.m";

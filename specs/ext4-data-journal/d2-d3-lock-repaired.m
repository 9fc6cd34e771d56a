-- Candidates D2 and D3 with one repair for both: write-back holds the buffer lock while a home write is in
-- flight, so that checkpoint and journal access wait. Hypothetical.
--
-- Sizes: 1 page of 1 buffer; one writer, the flusher, the commit thread,
-- checkpointing; 3 transactions.
--
-- expect: holds
-- expect: states 128712

import "../../model/ext4.m" with
  Transactions = 3,
  DiskModelled = true,
  Faults = false,
  WrapperClearsDirty = false,
  CheckpointTrylock = true,
  VolatileCache = false,
  HomeWriteHoldsBufferLock = true;
import "../../model/properties/log_tail.m";
import "../../model/properties/write_ahead.m";

-- Candidate D3 with a small repair: whoever is about to change a page waits for PG_writeback under the page
-- lock. Hypothetical.
--
-- Sizes: 1 page of 1 buffer; one writer, the flusher, the commit thread,
-- checkpointing; 3 transactions.
--
-- expect: holds
-- expect: states 133272

import "../../model/ext4.m" with
  Transactions = 3,
  DiskModelled = true,
  Faults = false,
  WrapperClearsDirty = false,
  CheckpointTrylock = true,
  VolatileCache = false,
  ModifyWaitsForWriteback = true;
import "../../model/properties/write_ahead.m";

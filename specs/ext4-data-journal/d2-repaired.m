-- Candidate D2 with a small repair: checkpoint keeps a buffer whose home write is in flight. Hypothetical.
--
-- Sizes: 1 page of 1 buffer; one writer, the flusher, the commit thread,
-- checkpointing; 3 transactions.
--
-- expect: holds
-- expect: states 304152

import "../../model/ext4.m" with
  Transactions = 3,
  DiskModelled = true,
  Faults = false,
  WrapperClearsDirty = false,
  CheckpointTrylock = true,
  VolatileCache = false,
  CheckpointTestsAsyncWrite = true;
import "../../model/properties/log_tail.m";

-- Linux before v6.5: checkpoint looks at the buffer lock, and then at the dirty flag. A checkpoint write
-- that starts in between has cleared the flag at submission: the buffer is dropped while its home write is
-- in flight.
--
-- Sources: commits c2d6fd9d6f35, e34c8dd238d0, 46f881b5b175 (v6.5).
-- Sizes: 1 page of 1 buffer; one writer, the commit thread, checkpointing; 3
-- transactions.
--
-- expect: violated "recovery: every block is as last committed" in 27 steps
-- expect: states 511

import "../../model/ext4.m" with
  Transactions = 3,
  DiskModelled = true,
  Faults = false,
  Flushes = false,
  VolatileCache = false,
  WrapperClearsDirty = false,
  Crashes = true;
import "../../model/properties/durability.m";

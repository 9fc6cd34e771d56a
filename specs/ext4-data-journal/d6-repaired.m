-- Candidate D6 repaired: v5.7 without the early return, with the inode listed and the page marked dirty by
-- the fault, and with write-protection at commit. Any one of them alone leaves a writable mapping of a
-- committed page. Hypothetical.
--
-- Sizes: as d6-checkpoint-v5.7.m.
--
-- expect: holds
-- expect: states 518932

import "../../model/ext4.m" with
  Transactions = 3,
  DiskModelled = true,
  WrapperClearsDirty = false,
  CheckpointTrylock = true,
  Flushes = false,
  VolatileCache = false,
  ListInWritepage = false,
  CheckedOnEveryDirty = true,
  WritepagesHoldsHandle = false,
  StaleTagsKept = false;
import "../../model/properties/write_ahead.m";

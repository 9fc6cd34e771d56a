-- Linux v5.10-rc2 to v6.3 with the repair of v5.10-repaired.m and power failing at any moment: recovery is right.
--
-- Sources: as crash-v5.10.m. Hypothetical: no stable kernel has the repair.
-- Sizes: as crash-v5.10.m.
--
-- expect: holds
-- expect: states 10888

import "../../model/ext4.m" with
  DiskModelled = true,
  Crashes = true,
  CheckpointTrylock = true,
  WrapperClearsDirty = false,
  Writes = false,
  Flushes = false,
  DirtyInWriteEnd = false,
  CheckedOnEveryDirty = true,
  WritepagesHoldsHandle = false,
  StaleTagsKept = false;
import "../../model/properties/durability.m";

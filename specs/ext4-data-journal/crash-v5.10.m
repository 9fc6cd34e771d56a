-- Linux v5.10-rc2 to v6.3 with power failing at any moment: the defect of v5.10.m followed through the crash.
--
-- The commit writes a block that does not match its checksum; recovery skips it and refuses the mount. Seen
-- on an unmodified Debian 6.1 kernel: e2fsck and mount report an invalid checksum.
-- Sources: as v5.10.m; fs/jbd2/recovery.c do_one_pass.
-- Sizes: 1 page of 1 buffer; one process that maps it, the commit thread, checkpointing; 2 transactions.
--
-- expect: violated "recovery: no block of a committed transaction fails its checksum" in 21 steps
-- expect: states 679

import "../../model/ext4.m" with
  DiskModelled = true,
  Crashes = true,
  CheckpointTrylock = true,
  WrapperClearsDirty = false,
  Writes = false,
  Flushes = false,
  DirtyBeforeStop = false,
  CheckedOnEveryDirty = true,
  WritepagesHoldsHandle = false,
  StaleTagsKept = false;
import "../../model/properties/durability.m";

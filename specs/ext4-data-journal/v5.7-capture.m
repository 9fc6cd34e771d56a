-- Linux v5.7: a block in the log is not the block in the page, although no other transaction has it. The
-- store came after the journal write.
--
-- Sources and sizes: as v5.7.m.
--
-- expect: violated "capture: a block that no other transaction has is logged as it is" in 19 steps
-- expect: states 2818

import "../../model/ext4.m" with
  EarlyReturn = true,
  DirtyBeforeStop = false,
  ListInMkwrite = false,
  ListInWritepage = false,
  WriteProtectAtCommit = false,
  CheckedOnEveryDirty = true,
  WritepagesHoldsHandle = false,
  StaleTagsKept = false,
  TracksHandover = true;
import "../../model/properties/captured.m";

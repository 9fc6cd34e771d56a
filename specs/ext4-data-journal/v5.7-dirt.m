-- Linux v5.7: a store through the mapping goes into no transaction. The early return is why the journal
-- knows nothing of it; the page is marked for delayed dirtying and waits for write-back.
--
-- Sources and sizes: as v5.7.m.
--
-- expect: violated "dirt: stores through a mapping will be captured" in 4 steps
-- expect: states 43

import "../../model/ext4.m" with
  EarlyReturn = true,
  DirtyBeforeStop = false,
  ListInMkwrite = false,
  ListInWritepage = false,
  WriteProtectAtCommit = false,
  CheckedOnEveryDirty = true,
  WritepagesHoldsHandle = false,
  StaleTagsKept = false;
import "../../model/properties/journalled_mapping.m";

-- Linux v5.7, followed until the damage is in the log: the same interleaving as v5.7.m, then a store
-- between the checksum and the completion of the journal write. Recovery after a crash would refuse to
-- replay this transaction.
--
-- Sources and sizes: as v5.7.m.
--
-- expect: violated "checksum: a landed journal block matches its tag" in 19 steps
-- expect: states 2818

import "../../model/ext4.m" with
  EarlyReturn = true,
  DirtyBeforeStop = false,
  ListInMkwrite = false,
  ListInWritepage = false,
  WriteProtectAtCommit = false,
  CheckedOnEveryDirty = true,
  WritepagesHoldsHandle = false,
  StaleTagsKept = false;
import "../../model/properties/content.m";

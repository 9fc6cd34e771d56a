-- Linux v6.4: no dirt is lost, also where the inode's dirty range covers a page that the transaction does
-- not have. dirt-without-redirty.m with its guard.
--
-- Sizes: as dirt-without-redirty.m.
--
-- expect: holds
-- expect: states 13717

import "../../model/ext4.m" with
  Pages = 2,
  Stores = false,
  Unmaps = false,
  Writes = false,
  Flushes = false;
import "../../model/properties/dirt.m";
import "../../model/properties/journalled_mapping.m";

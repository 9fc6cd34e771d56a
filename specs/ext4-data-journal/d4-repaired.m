-- Candidate D4 with a small repair: the write-protect pass redirties a page that is marked for delayed
-- dirtying. Hypothetical.
--
-- Sizes: as d4-pinned-checked.m.
--
-- expect: holds
-- expect: states 3878269

import "../../model/ext4.m" with
  Pages = 2,
  Pins = true,
  Writes = false,
  Unmaps = false,
  Stores = false,
  RedirtyChecked = true;
import "../../model/properties/dirt.m";

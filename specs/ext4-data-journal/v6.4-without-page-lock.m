-- Linux v6.4 without one of its load-bearing guards: the fault drops the page lock before the page table
-- entry is in place.
--
-- Sources and sizes: as v6.4.m.
--
-- expect: violated "tight window: no writable mapping of a block that the commit reads" in 13 steps
-- expect: states 1160

import "../../model/ext4.m" with LockHeldAcrossFault = false;
import "../../model/properties/tight.m";
import "../../model/properties/content.m";

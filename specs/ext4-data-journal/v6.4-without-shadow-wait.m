-- Linux v6.4 without one of its load-bearing guards: journal access does not wait for the journal write in
-- flight.
--
-- Sources and sizes: as v6.4.m.
--
-- expect: violated "tight window: no pwrite into a block that the commit reads" in 17 steps
-- expect: states 2631

import "../../model/ext4.m" with ShadowWait = false;
import "../../model/properties/tight.m";
import "../../model/properties/content.m";

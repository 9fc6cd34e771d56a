-- Linux v6.4 without one of its load-bearing guards: journal access does not copy out a block that is still
-- to be captured.
--
-- Sources and sizes: as v6.4.m.
--
-- expect: violated "tight window: no pwrite into a block that the commit reads" in 16 steps
-- expect: states 2090

import "../../model/ext4.m" with CopyOut = false;
import "../../model/properties/tight.m";
import "../../model/properties/content.m";

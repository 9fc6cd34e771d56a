-- Linux v6.4 without one of its load-bearing guards: the commit write-protects nothing.
--
-- Sources and sizes: as v6.4.m.
--
-- expect: violated "tight window: no writable mapping of a block that the commit reads" in 12 steps
-- expect: states 781

import "../../model/ext4.m" with WriteProtectAtCommit = false;
import "../../model/properties/tight.m";
import "../../model/properties/content.m";

-- Linux v6.4 without one of its load-bearing guards: the range that the fault records begins at the start of
-- the file. As v5.10-rc1.m.
--
-- Sources and sizes: as v6.4-two-pages.m.
--
-- expect: violated "tight window: no writable mapping of a block that the commit reads" in 12 steps
-- expect: states 280

import "../../model/ext4.m" with Pages = 2, Writes = false, Flushes = false, RangeCorrect = false;
import "../../model/properties/tight.m";
import "../../model/properties/content.m";

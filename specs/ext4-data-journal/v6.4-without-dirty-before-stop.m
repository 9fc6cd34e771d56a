-- Linux v6.4 without one of its load-bearing guards: the fault marks the page dirty only after its handle
-- is stopped.
--
-- Sources and sizes: as v6.4.m.
--
-- expect: violated "tight window: no writable mapping of a block that the commit reads" in 12 steps
-- expect: states 894

import "../../model/ext4.m" with DirtyBeforeStop = false;
import "../../model/properties/tight.m";
import "../../model/properties/content.m";

-- Linux v6.4 with the early return of v5.7 put back.
--
-- Sources and sizes: as v6.4.m.
--
-- expect: violated "tight window: no writable mapping of a block that the commit reads" in 16 steps
-- expect: states 2203

import "../../model/ext4.m" with EarlyReturn = true;
import "../../model/properties/tight.m";
import "../../model/properties/content.m";

-- Linux v6.4 without one of its load-bearing guards: the fault does not list the inode.
--
-- Sources and sizes: as v6.4.m.
--
-- expect: violated "tight window: no writable mapping of a block that the commit reads" in 12 steps
-- expect: states 775

import "../../model/ext4.m" with ListInMkwrite = false;
import "../../model/properties/tight.m";
import "../../model/properties/content.m";

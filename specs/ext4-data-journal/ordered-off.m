-- data=ordered without its machinery: an allocating write does not list the inode.
--
-- The commit makes the mapping of a block durable that holds what was there before.
-- Sources and sizes: as ordered.m.
--
-- expect: violated "ordered: no committed metadata points at unwritten data" in 12 steps
-- expect: states 225

import "../../model/ext4.m" with DataOrdered = true, Faults = false, OrderedMachinery = false;
import "../../model/properties/ordered.m";

-- Linux v6.4 without one of its load-bearing guards: without the copy-out a commit writes what the next
-- transaction has put into the block.
--
-- Sources and sizes: as v6.4.m.
--
-- expect: violated "capture: a block is logged as it was before the next transaction got access" in 19 steps
-- expect: states 4109

import "../../model/ext4.m" with TracksHandover = true, CopyOut = false;
import "../../model/properties/captured.m";

-- Linux v6.4: what a commit writes is what its transaction left in the block, not what the next one, or a
-- store that belongs to it, has made of it.
--
-- Sources and sizes: as v6.4.m.
--
-- expect: holds
-- expect: states 151352

import "../../model/ext4.m" with TracksHandover = true;
import "../../model/properties/captured.m";

-- Linux v6.4 without one of its guards: handles may join a locked transaction. Nothing breaks, as
-- long as the commit waits for all handles: it is a guard against starving the commit.
--
-- Sources and sizes: as v6.4.m.
--
-- expect: holds
-- expect: states 151352

import "../../model/ext4.m" with LockedBlocksJoin = false;
import "../../model/properties/tight.m";
import "../../model/properties/content.m";

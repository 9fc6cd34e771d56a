-- Linux v6.4 without one of its load-bearing guards: handles may join a transaction that is being switched
-- from running to committing. Nobody waits for them any more: as v6.4-without-handle-wait.m.
--
-- Sources and sizes: as v6.4.m.
--
-- expect: violated "tight window: no writable mapping of a block that the commit reads" in 14 steps
-- expect: states 2666

import "../../model/ext4.m" with SwitchBlocksJoin = false;
import "../../model/properties/tight.m";
import "../../model/properties/content.m";

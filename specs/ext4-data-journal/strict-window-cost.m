-- The hypothetical design of strict-window.m: a fault waits for the commit record, as none does in v6.4
-- (fault-waits.m).
--
-- Sizes: as strict-window.m.
--
-- expect: violated "cost: no fault waits for the commit record or the forget list" in 20 steps
-- expect: states 3831

import "../../model/ext4.m" with StrictWindow = true;
import "../../model/properties/fault_waits_for_log_only.m";

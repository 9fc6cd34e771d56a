-- Linux v6.4 with an identity to spare. The states are those of v6.4.m: at most two transactions are
-- alive, one running and one committing, and a finished one is no different from one that never was. Only
-- with the disk modelled, where a finished transaction stays in the log, are three needed.
--
-- Sizes: as v6.4.m, with 3 transactions.
-- Sources: as v6.4.m.
--
-- expect: holds
-- expect: states 151352

import "../../model/ext4.m" with Transactions = 3;
import "../../model/properties/tight.m";
import "../../model/properties/content.m";

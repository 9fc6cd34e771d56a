-- Linux v6.4: how long a fault may wait for a commit, to be compared with strict-window.m.
--
-- A fault waits for the journal write of its own block, never for the commit record or for what follows it.
-- Sizes: 1 page of 1 buffer; one process that maps it, one writer, the flusher, the commit thread; 2
-- transactions.
--
-- expect: holds
-- expect: states 151352

import "../../model/ext4.m";
import "../../model/properties/fault_waits_for_log_only.m";

-- A hypothetical design that satisfies the headline invariant literally: no buffer of a committing
-- transaction is writably mapped from leaving T_LOCKED until the commit is finished.
--
-- The write-protect pass runs while the transaction is still locked, and a fault waits until the committing
-- transaction has let go of the page. What it costs: the pass takes page locks while no handle can start
-- anywhere in the file system, and a fault waits for the whole rest of the commit, commit record included,
-- where the real design makes it wait for the journal write of its own block (fault-waits.m), or not at
-- all.
-- Sizes: 1 page of 1 buffer; one process that maps it, one writer, the flusher, the commit thread; 2
-- transactions.
--
-- expect: holds
-- expect: states 79348
-- expect: covers

import "../../model/ext4.m" with StrictWindow = true;
import "../../model/properties/headline.m";
import "../../model/properties/tight.m";
import "../../model/properties/content.m";
import "../../model/properties/fault_waits_for_commit.m";

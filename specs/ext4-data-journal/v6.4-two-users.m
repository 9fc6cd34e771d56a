-- Linux v6.4, two processes that map the same page, each with its own page table.
--
-- Sizes: 1 page of 1 buffer; two processes that map it, the commit thread; 2 transactions.
-- Sources: as v6.4.m.
--
-- expect: holds
-- expect: states 12972

import "../../model/ext4.m" with Users = 2, Writes = false, Flushes = false;
import "../../model/properties/tight.m";
import "../../model/properties/content.m";

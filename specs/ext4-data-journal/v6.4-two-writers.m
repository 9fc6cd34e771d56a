-- Linux v6.4, two processes that map the same page, and two that write to it.
--
-- Sizes: 1 page of 1 buffer; two processes that map it, two writers, the commit thread; 2 transactions.
-- Sources: as v6.4.m.
--
-- expect: holds
-- expect: states 448984

import "../../model/ext4.m" with Users = 2, Writers = 2, Unmaps = false, Flushes = false;
import "../../model/properties/tight.m";
import "../../model/properties/content.m";

-- Linux v6.4, two pages: the inode's dirty range, and faults on one page while the commit visits the other.
--
-- Sizes: 2 pages of 1 buffer; one process that maps both, the commit thread; 2 transactions.
-- Sources: as v6.4.m.
--
-- expect: holds
-- expect: states 223674

import "../../model/ext4.m" with Pages = 2, Writes = false, Flushes = false;
import "../../model/properties/tight.m";
import "../../model/properties/content.m";

-- Linux v6.4, two blocks in a page: the flags and locks of the page against the state of each buffer.
--
-- Sizes: 1 page of 2 buffers; one process that maps it, one writer, the commit thread; 2 transactions.
-- Sources: as v6.4.m.
--
-- expect: holds
-- expect: states 613112

import "../../model/ext4.m" with
  BuffersPerPage = 2,
  Stores = false,
  Unmaps = false,
  Flushes = false;
import "../../model/properties/tight.m";
import "../../model/properties/content.m";

-- Linux v6.4: no dirt is lost.
--
-- A dirty buffer lies in a dirty page, a page marked for delayed dirtying is dirty, and whatever is stored
-- through a mapping will be captured.
-- Sizes: 1 page of 1 buffer; one process that maps it, one writer, the flusher, the commit thread; 2
-- transactions.
--
-- expect: holds
-- expect: states 151352

import "../../model/ext4.m";
import "../../model/properties/dirt.m";
import "../../model/properties/journalled_mapping.m";

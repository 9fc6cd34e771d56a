-- Linux v6.4: the page is marked dirty while the fault's handle is open, which closes the race of v5.10.m.
--
-- Sources: linux-6.4.0 fs/ext4/inode.c ext4_page_mkwrite, ext4_journal_page_buffers,
-- mpage_prepare_extent_to_map; commit d84c9ebdac1e "ext4: Mark pages with journalled data dirty".
-- Sizes: 1 page of 1 buffer; one process that maps it, one writer, the flusher, the commit thread; 2
-- transactions.
--
-- expect: holds
-- expect: states 151352

import "../../model/ext4.m";
import "../../model/properties/tight.m";
import "../../model/properties/content.m";

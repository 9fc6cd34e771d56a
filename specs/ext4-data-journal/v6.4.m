-- Linux v6.4: the page is marked dirty while the fault's handle is open, which closes the race of v5.10.m.
--
-- Sources: linux-6.4.0 fs/ext4/inode.c ext4_page_mkwrite, ext4_journal_page_buffers,
-- mpage_prepare_extent_to_map; commit d84c9ebdac1e "ext4: Mark pages with journalled data dirty".
-- Sizes: 1 page of 1 buffer; one process that maps it, one writer, the flusher, the commit thread; 2
-- transactions. A proof may have any number of processes and writers: two lemmas say who is at work on a page, and what
-- else the induction needs is found.
--
-- expect: holds
-- expect: states 151352
-- expect large: proved "tight window: no writable mapping of a block that the commit reads" for any User, Writer
-- expect large: proved "tight window: no pwrite into a block that the commit reads" for any User, Writer
-- expect large: proved "checksum: a landed journal block matches its tag" for any User, Writer

import "../../model/ext4.m";
import "../../model/properties/tight.m";
import "../../model/properties/content.m";
import "../../model/properties/holders.m";

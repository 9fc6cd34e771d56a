-- Candidate D4, v5.10 to today: a pinned page keeps its mark for delayed dirtying and loses its dirty flag.
--
-- A device writes to a pinned page that is home and in no transaction; the owner of the pin marks it dirty,
-- which marks it for delayed dirtying as well. The inode's dirty range still covers the page, so the next
-- commit's write-protect pass cleans it; it has no journal head, so it is not redirtied, and write-back
-- does not look at it again. The range covers too much because it is shared by two transactions and reset
-- only when neither has the inode. Derived from the source; no maintainer statement, and not tried on a
-- real kernel.
-- Sources: fs/ext4/super.c ext4_journalled_writepage_callback, fs/jbd2/commit.c
-- journal_finish_inode_data_buffers.
-- Sizes: 2 pages of 1 buffer; one process that maps both, a device, the flusher, the commit thread; 2
-- transactions.
--
-- expect: violated "dirt: a checked page is dirty" in 46 steps
-- expect: states 1110082

import "../../model/ext4.m" with
  Pages = 2,
  Pins = true,
  Writes = false,
  Unmaps = false,
  Stores = false;
import "../../model/properties/dirt.m";

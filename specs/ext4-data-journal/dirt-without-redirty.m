-- Linux v6.4 without the redirty rule of the write-protect pass: the rule is what keeps dirt accounted for.
--
-- It changes nothing in the tight window and in the journal's contents. But the inode's dirty range may
-- still cover a page that is only waiting to be written home; without the rule the pass cleans that page,
-- and write-back takes it for clean.
-- Sources: linux-6.4.0 fs/ext4/super.c ext4_journalled_writepage_needs_redirty.
-- Sizes: 2 pages of 1 buffer; one process that maps both, the commit thread; 2 transactions.
--
-- expect: violated "dirt: a dirty buffer lies in a dirty page" in 33 steps
-- expect: states 2678

import "../../model/ext4.m" with
  Pages = 2,
  Stores = false,
  Unmaps = false,
  Writes = false,
  Flushes = false,
  RedirtyOtherDirt = false;
import "../../model/properties/dirt.m";
import "../../model/properties/journalled_mapping.m";

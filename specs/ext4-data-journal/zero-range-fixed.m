-- Linux v6.14 (release unverified): zero-range takes the page out of the page tables first. zero-range.m
-- repaired.
--
-- Sources: as zero-range.m.
-- Sizes: 1 page of 2 buffers; one process that maps it, zero-range, the commit thread; 2
-- transactions.
--
-- expect: holds
-- expect: states 26481

import "../../model/ext4.m" with
  BuffersPerPage = 2,
  Stores = false,
  Writes = false,
  Flushes = false,
  ZeroesBlocks = true,
  ZeroRangeUnmaps = true,
  JournalledBlockMapping = true;
import "../../model/properties/mapped_blocks.m";

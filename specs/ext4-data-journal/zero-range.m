-- Linux v6.12 and v6.13 (releases unverified), and the same before: with blocks smaller than pages
-- zero-range leaves a writable mapping of a block that is no longer in the file. A store into it meets no
-- fault, and is never saved.
--
-- Sources: commit 17207d0bb209 "ext4: remove writable userspace mappings before truncating page cache".
-- Sizes: 1 page of 2 buffers; one process that maps it, zero-range, the commit thread; 2
-- transactions.
--
-- expect: violated "mapping: a writable mapping has all its blocks" in 12 steps
-- expect: states 134

import "../../model/ext4.m" with
  BuffersPerPage = 2,
  Stores = false,
  Writes = false,
  Flushes = false,
  ZeroesBlocks = true,
  JournalledBlockMapping = true;
import "../../model/properties/mapped_blocks.m";

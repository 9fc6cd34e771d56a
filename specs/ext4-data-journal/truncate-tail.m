-- Linux up to v6.11, blocks smaller than pages: an extending write meets the tail block on a forget list.
--
-- Truncate takes the last block of a page out of the file; the block is on a checkpoint list, so it goes to
-- a forget list. An extending write maps it again and marks it dirty before it asks for journal access, and
-- the commit that comes to the forget list asserts that the buffer is not dirty.
-- Sources: commits 3910b513fcdf, 6b730a405037, cb3de5fc876e, 183aa1d3baea (v6.12).
-- Sizes: 1 page of 2 buffers; one writer, truncate, the commit thread; 2 transactions.
--
-- expect: violated "forget list: no buffer of the committing transaction is dirty for its home" in 25 steps
-- expect: states 2320

import "../../model/ext4.m" with
  BuffersPerPage = 2,
  Faults = false,
  Flushes = false,
  Truncates = true,
  TruncatesTailOnly = true;
import "../../model/properties/forget_list.m";

-- Linux v5.7, blocks smaller than pages: a fault on a page with a hole dirties a buffer that is being
-- committed.
--
-- block_page_mkwrite() marks every buffer of the page dirty before the journal has granted access, also one
-- that the committing transaction has. Write-back may now write it home before it is committed, and the
-- commit asserts. Fixed in v5.10 by asking for journal access first.
-- Sources: commit 64a9f1449950 "ext4: data=journal: fixes for ext4_page_mkwrite()".
-- Sizes: 1 page of 2 buffers, both holes at first; one process that maps it, one writer, the commit thread; 2
-- transactions.
--
-- expect: violated "forget list: no buffer of the committing transaction is dirty for its home" in 23 steps
-- expect: states 6390

import "../../model/ext4.m" with
  BuffersPerPage = 2,
  StartsWithHole = true,
  Stores = false,
  Flushes = false,
  EarlyReturn = true,
  DirtyBeforeStop = false,
  ListInMkwrite = false,
  ListInWritepage = false,
  WriteProtectAtCommit = false,
  CheckedOnEveryDirty = true,
  WritepagesHoldsHandle = false,
  StaleTagsKept = false;
import "../../model/properties/forget_list.m";

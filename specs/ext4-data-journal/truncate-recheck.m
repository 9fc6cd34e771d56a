-- Linux v5.7: journalled write-back tests page->mapping when it has locked the page again.
--
-- truncate-recheck-removed.m repaired.
-- Sizes: 1 page of 1 buffer; one process that maps it, the flusher, truncate, the commit thread; 2
-- transactions.
--
-- expect: holds
-- expect: states 126556

import "../../model/ext4.m" with
  EarlyReturn = true,
  DirtyBeforeStop = false,
  ListInMkwrite = false,
  ListInWritepage = false,
  WriteProtectAtCommit = false,
  CheckedOnEveryDirty = true,
  WritepagesHoldsHandle = false,
  StaleTagsKept = false,
  Stores = false,
  Writes = false,
  Truncates = true;
import "../../model/properties/truncated_page.m";

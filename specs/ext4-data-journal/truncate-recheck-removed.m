-- Linux before July 2015: journalled write-back goes on with a page that truncate took out of the file.
--
-- Write-back unlocks the page to start its handle; truncate detaches the page and frees its buffers;
-- write-back locks the page again and journals them. Here v5.7 without the test of page->mapping.
-- Sources: commit bdf96838aea6 "ext4: fix race between truncate and __ext4_journalled_writepage".
-- Sizes: 1 page of 1 buffer; one process that maps it, the flusher, truncate, the commit thread; 2
-- transactions.
--
-- expect: violated "truncate: write-back does not journal a page that left the file" in 13 steps
-- expect: states 248

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
  Truncates = true,
  RecheckMapping = false;
import "../../model/properties/truncated_page.m";

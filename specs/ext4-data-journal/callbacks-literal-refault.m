-- The commit-callback proposal of June 2020 taken literally: the second violation, without any pwrite.
--
-- Write-back lists the inode and the commit write-protects the page; a fault then maps it again by the
-- early return, which asks the journal for nothing. Derived from the source; no maintainer statement.
-- Sources: linux-ext4 20200610132139.GG12551@quack2.suse.cz, 20200810010210.3305322-1-mfo@canonical.com.
-- Sizes: 1 page of 1 buffer; one process that maps it, the flusher, the commit thread; 2 transactions.
--
-- expect: violated "tight window: no writable mapping of a block that the commit reads" in 24 steps
-- expect: states 906

import "../../model/ext4.m" with
  EarlyReturn = true,
  DirtyBeforeStop = false,
  ListInMkwrite = false,
  CheckedOnEveryDirty = true,
  WritepagesHoldsHandle = false,
  StaleTagsKept = false,
  Writes = false;
import "../../model/properties/tight.m";
import "../../model/properties/content.m";

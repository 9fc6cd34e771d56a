-- The writeback-flag design as coded in RFC v1, April 2020: PG_writeback is set after the page is locked
-- again, write_begin retries instead of waiting with a handle, and ext4_writepages() requests a commit.
--
-- The scenario of the reply of June 2020: a process maps the page, pwrite() journals it, write-back never
-- runs, and the commit captures a page that is mapped writably.
-- Sources: linux-ext4 20200423233705.5878-1-mfo@canonical.com (RFC v1),
-- 20200610132139.GG12551@quack2.suse.cz (the reply).
-- Sizes: 1 page of 1 buffer; one process that maps it, one writer, the flusher, the commit thread; 2
-- transactions.
--
-- expect: violated "tight window: no writable mapping of a block that the commit reads" in 17 steps
-- expect: states 1810

import "../../model/ext4.m" with
  EarlyReturn = true,
  MkwriteWaitsForWriteback = true,
  DirtyBeforeStop = false,
  ListInMkwrite = false,
  ListInWritepage = false,
  WriteProtectAtCommit = false,
  CheckedOnEveryDirty = true,
  WritepagesHoldsHandle = false,
  WritepageSetsWriteback = true,
  WriteRetriesOnWriteback = true,
  WritepagesRequestsCommit = true,
  AccessFilesAtomically = false,
  CommitBeforeWriteback = false,
  FsyncForcesCommit = true,
  StaleTagsKept = false;
import "../../model/properties/tight.m";
import "../../model/properties/content.m";

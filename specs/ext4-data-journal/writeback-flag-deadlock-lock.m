-- The writeback-flag design as outlined: a deadlock over the page lock.
--
-- The flusher has set PG_writeback, unlocked the page to start a handle, and wants the page lock again; a
-- fault holds it and waits for PG_writeback. Without pwrite, and without stores, which would hide that
-- nobody else can move.
-- Sources: linux-ext4 20190830012236.GC10779@mit.edu (the outline), 20200127113427.20214-1-mfo@canonical.com.
-- Sizes: 1 page of 1 buffer; one process that maps it, the flusher, the commit thread; 2 transactions.
--
-- expect: deadlock in 12 steps
-- expect: states 81

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
  WritebackSetBeforeUnlock = true,
  WriteWaitsForWriteback = true,
  StaleTagsKept = false,
  Stores = false,
  Writes = false;

-- The writeback-flag design as outlined: a deadlock over a handle.
--
-- write_begin holds a handle on the running transaction and waits, page locked, for a write-back that only
-- this transaction's commit ends; the commit waits for the handle. Reported with the first patches in
-- January 2020. Here a fault, or pwrite itself, has the page locked when the flusher wants it back. Stores
-- are left out: a process that goes on storing through its mapping would hide that nobody else can move.
-- Sources: linux-ext4 20200127113427.20214-1-mfo@canonical.com.
-- Sizes: 1 page of 1 buffer; one process that maps it, one writer, the flusher, the commit thread; 2
-- transactions.
--
-- expect: deadlock in 13 steps
-- expect: states 565

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
  Stores = false;

-- Linux v5.7 on a device that needs stable pages: faults and pwrite() wait for PG_writeback with the page
-- locked, pwrite() with its handle open as well. The same waits as in the writeback-flag design, and here
-- they are harmless, because the end of a home write depends on the device only.
--
-- Sources: linux-5.7.14 fs/ext4/inode.c ext4_page_mkwrite, ext4_write_begin, mm/page-writeback.c
-- wait_for_stable_page.
-- Sizes: as v5.7.m.
--
-- expect: holds
-- expect: states 97456

import "../../model/ext4.m" with
  EarlyReturn = true,
  DirtyBeforeStop = false,
  ListInMkwrite = false,
  ListInWritepage = false,
  WriteProtectAtCommit = false,
  CheckedOnEveryDirty = true,
  WritepagesHoldsHandle = false,
  StaleTagsKept = false,
  MkwriteWaitsForWriteback = true,
  WriteWaitsForWriteback = true,
  Stores = false;
import "../../model/properties/rest.m";
import "../../model/properties/waits.m";

-- RFC v1 of the writeback-flag design without the wait in page_mkwrite: the deadlock of
-- writeback-flag-rfc1-deadlock.m is gone, so it is that wait, with the page locked, which makes it. Every
-- task can finish, and pwrite() waits with nothing in its hands. The journal's contents are as wrong as
-- before. Hypothetical.
--
-- Stores are left out: they change no task's progress.
-- Sources: as writeback-flag-rfc1.m.
-- Sizes: as writeback-flag-rfc1.m.
--
-- expect: holds
-- expect: states 280350

import "../../model/ext4.m" with
  EarlyReturn = true,
  DirtyBeforeStop = false,
  ListInMkwrite = false,
  ListInWritepage = false,
  WriteProtectAtCommit = false,
  CheckedOnEveryDirty = true,
  WritepagesHoldsHandle = false,
  WritepageSetsWriteback = true,
  WriteRetriesOnWriteback = true,
  WritepagesRequestsCommit = true,
  StaleTagsKept = false,
  Stores = false;
import "../../model/properties/rest.m";
import "../../model/properties/waits.m";

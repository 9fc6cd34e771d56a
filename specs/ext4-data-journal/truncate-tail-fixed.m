-- Linux v6.12: a newly mapped block becomes dirty through the journal only. truncate-tail.m repaired.
--
-- Sources: as truncate-tail.m.
-- Sizes: 1 page of 2 buffers; one writer, truncate, the commit thread; 2 transactions.
--
-- expect: holds
-- expect: states 233102

import "../../model/ext4.m" with
  BuffersPerPage = 2,
  Faults = false,
  Flushes = false,
  Truncates = true,
  TruncatesTailOnly = true,
  JournalledBlockMapping = true,
  WrapperClearsDirty = false;
import "../../model/properties/forget_list.m";

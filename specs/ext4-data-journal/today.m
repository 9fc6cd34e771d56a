-- Linux today: as v6.4, with exact tags. The stale-tag fix of February 2026 drops the DIRTY tag of a page
-- that write-back finds with nothing to submit.
--
-- Sources: linux-6.19 fs/ext4/inode.c; linux-ext4 20260205092223.21287-2-jack@suse.cz (stale tags).
-- Sizes: 1 page of 1 buffer; one process that maps it, one writer, the flusher, the commit thread; 2
-- transactions.
--
-- expect: holds
-- expect: states 149852

import "../../model/ext4.m" with
  WrapperClearsDirty = false,
  CheckpointTrylock = true,
  JournalledBlockMapping = true,
  ZeroRangeUnmaps = true,
  StaleTagsKept = false;
import "../../model/properties/tight.m";
import "../../model/properties/content.m";

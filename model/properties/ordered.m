-- What data=ordered promises.

import "../ext4/ordered.m";

--- After a crash a file never shows what was in its block before.
invariant "ordered: no committed metadata points at unwritten data"
  forall p: Page do map_committed[p] -> data_written[p] end;

-- Linux v6.4, the first benign window of the headline invariant: a committing block is writably mapped
-- before anything is captured.
--
-- A store now lands in this transaction's copy, or in the next one's if that has copied out; the
-- write-protect pass is still to come. The tight window and the checksums are checked in the same run.
-- Sources: linux-ext4 20200610132139.GG12551@quack2.suse.cz; otherwise as v6.4.m. That the window is benign
-- is derived; no maintainer statement. Sizes: as v6.4.m.
--
-- expect: violated "headline, window W1: before anything is captured" in 9 steps
-- expect: states 331

import "../../model/ext4.m";
import "../../model/properties/window_w1.m";
import "../../model/properties/tight.m";
import "../../model/properties/content.m";

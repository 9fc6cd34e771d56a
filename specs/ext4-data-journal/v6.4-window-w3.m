-- Linux v6.4, the third benign window of the headline invariant: a committing block is writably mapped
-- after it has landed in the log, while the commit record is still to come.
--
-- Journal access is granted at once, and needs no copy. The tight window and the checksums are checked in
-- the same run.
-- Sources: linux-ext4 20200610132139.GG12551@quack2.suse.cz; otherwise as v6.4.m. That the window is benign
-- is derived; no maintainer statement. Sizes: as v6.4.m.
--
-- expect: violated "headline, window W3: the block has landed in the log" in 21 steps
-- expect: states 6251

import "../../model/ext4.m";
import "../../model/properties/window_w3.m";
import "../../model/properties/tight.m";
import "../../model/properties/content.m";

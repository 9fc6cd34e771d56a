-- Linux v6.4, the second benign window of the headline invariant: a committing block is writably mapped
-- after it was copied out for the next transaction.
--
-- The commit writes the frozen copy. The tight window and the checksums are checked in the same run.
-- Sources: linux-ext4 20200610132139.GG12551@quack2.suse.cz; otherwise as v6.4.m. That the window is benign
-- is derived; no maintainer statement. Sizes: as v6.4.m.
--
-- expect: violated "headline, window W2: the commit has its own copy" in 15 steps
-- expect: states 1661

import "../../model/ext4.m";
import "../../model/properties/window_w2.m";
import "../../model/properties/tight.m";
import "../../model/properties/content.m";

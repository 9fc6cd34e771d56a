-- Linux v6.4 against the headline invariant of the June 2020 discussion, taken literally: the correct
-- design violates it.
--
-- Shortest violation: a process maps the page in a transaction that then leaves T_LOCKED. It is benign:
-- nothing has been captured yet, and the write-protect pass is still to come. v6.4.m shows that the
-- journal's contents stay right.
-- Sources: linux-ext4 20200610132139.GG12551@quack2.suse.cz; otherwise as v6.4.m. Sizes: as v6.4.m.
--
-- expect: violated "headline: no buffer of a committing transaction is writably mapped" in 9 steps
-- expect: states 331

import "../../model/ext4.m";
import "../../model/properties/headline.m";

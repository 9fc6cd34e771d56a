-- Candidate D5, every kernel: a device writes to a pinned page while its journal write is in flight.
--
-- No page table entry is involved, so write-protection is of no help. Derived; consistent with the
-- discussion of August 2020, where pinned pages were left out on purpose.
-- Sources: linux-ext4 20200819092735.GI1902@quack2.suse.cz.
-- Sizes: 1 page of 1 buffer; one process that maps it, a device, the flusher, the commit thread; 2
-- transactions.
--
-- expect: violated "checksum: a landed journal block matches its tag" in 18 steps
-- expect: states 1717

import "../../model/ext4.m" with Pins = true, Writes = false;
import "../../model/properties/content.m";

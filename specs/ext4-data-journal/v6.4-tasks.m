-- Linux v6.4 as in v6.4.m, for a proof with any number of processes that map the file and of writers. Two lemmas say
-- who is at work on a page; what else the induction needs is found.
--
-- Sizes: 1 page of 1 buffer, the flusher, the commit thread and 2 transactions are fixed.
--
-- expect: holds
-- expect: states 151352
-- expect large: proved "tight window: no writable mapping of a block that the commit reads" for any User, Writer
-- expect large: proved "tight window: no pwrite into a block that the commit reads" for any User, Writer
-- expect large: proved "checksum: a landed journal block matches its tag" for any User, Writer

import "../../model/ext4.m";
import "../../model/properties/tight.m";
import "../../model/properties/content.m";
import "../../model/properties/holders.m";

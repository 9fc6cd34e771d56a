-- The hypothetical design of strict-window.m, for a proof of the headline itself with any number of processes that map
-- the file and of writers.
--
-- Sizes: 1 page of 1 buffer, the flusher, the commit thread and 2 transactions are fixed.
--
-- expect: holds
-- expect: states 79348
-- expect large: proved "headline: no buffer of a committing transaction is writably mapped" for any User, Writer
-- expect large: proved "checksum: a landed journal block matches its tag" for any User, Writer

import "../../model/ext4.m" with StrictWindow = true;
import "../../model/properties/headline.m";
import "../../model/properties/content.m";
import "../../model/properties/holders.m";

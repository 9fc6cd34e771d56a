-- Linux v6.4: what the properties speak of does happen, so that no verdict of v6.4.m is empty.
--
-- Sources and sizes: as v6.4.m.
--
-- expect: holds
-- expect: states 151352
-- expect: covers

import "../../model/ext4.m";
import "../../model/properties/reached.m";

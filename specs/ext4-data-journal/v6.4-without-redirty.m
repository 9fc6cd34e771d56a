-- Linux v6.4 without one of its guards: the write-protect pass redirties nothing. The tight window
-- and the contents do not need it; dirt-without-redirty.m shows what does.
--
-- Sources and sizes: as v6.4.m.
--
-- expect: holds
-- expect: states 167832

import "../../model/ext4.m" with RedirtyOtherDirt = false;
import "../../model/properties/tight.m";
import "../../model/properties/content.m";

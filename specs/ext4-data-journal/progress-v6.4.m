-- Linux v6.4: whatever begins comes to an end.
--
-- Every requested commit gets finished, every fault, munmap, pwrite and pass of write-back ends, under the
-- fairness that the rules of the model state.
-- Sources and sizes: as v6.4.m.
--
-- expect: holds
-- expect: states 151352

import "../../model/properties/progress.m";

-- Candidate D5 with a small repair: the capture copies the contents of a pinned page. Hypothetical.
--
-- Sizes: as d5-pinned-dma.m.
--
-- expect: holds
-- expect: states 49992

import "../../model/ext4.m" with Pins = true, Writes = false, CapturesPinnedCopy = true;
import "../../model/properties/content.m";

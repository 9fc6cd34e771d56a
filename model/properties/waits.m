-- What a task may hold while it waits.
--
-- Rank order: handle start, which may wait for a commit, comes before the page lock, and that before the
-- sleep on BH_Shadow. The commit thread takes page locks in T_FLUSH only. So nobody may wait for the end of
-- a commit, be it by starting a handle or by waiting for a write-back that the commit ends, with a page
-- locked or a handle open.

import "wait_order_pwrite.m";
import "wait_order_fault.m";

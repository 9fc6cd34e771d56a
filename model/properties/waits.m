-- What a task may hold while it waits.
--
-- Rank order: handle start, which may wait for a commit, comes before the page lock, and that before the
-- sleep on BH_Shadow. The commit thread takes page locks in T_FLUSH only. So nobody may wait for the end of
-- a commit, be it by starting a handle or by waiting for a write-back that the commit ends, with a page
-- locked or a handle open.

import "waiting.m";

--- pwrite waits for a write-back that only a commit ends, while the commit may be waiting for its handle.
invariant "wait order: pwrite does not wait for a commit with a handle open"
  forall w : Writer do writer_waits_for_writeback(w) -> !writeback_needs_commit(w_page[w]) end;

--- A fault waits for a write-back that only a commit ends, while a handle holder may be waiting for its
--- page lock.
invariant "wait order: a fault does not wait for a commit with a page locked"
  forall u : User do fault_waits_for_writeback(u) -> !writeback_needs_commit(u_page[u]) end;

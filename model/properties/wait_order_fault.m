-- What a fault may hold while it waits: see waits.m.

import "waiting.m";

--- A fault waits for a write-back that only a commit ends, while a handle holder may be waiting for its
--- page lock.
invariant "wait order: a fault does not wait for a commit with a page locked"
  forall u: User do fault_waits_for_writeback(u) -> !writeback_needs_commit(u_page[u]) end;

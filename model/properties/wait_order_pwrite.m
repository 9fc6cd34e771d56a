-- What pwrite may hold while it waits: see waits.m.

import "waiting.m";

--- pwrite waits for a write-back that only a commit ends, while the commit may be waiting for its handle.
invariant "wait order: pwrite does not wait for a commit with a handle open"
  forall w: Writer do writer_waits_for_writeback(w) -> !writeback_needs_commit(w_page[w]) end;

-- Who waits for what, in the designs whose write-back ends with a commit. Property modules build on it.

import "../ext4.m";

--- The end of the page's write-back is up to a commit, or to the flusher on its way to such a write-back.
function writeback_needs_commit(p: Page): boolean;
begin
  return PG_writeback[p] & (forall b: Buffer do !BH_Async_Write[p][b] end);
end;

--- A writer inside write_begin waits for the page's write-back, its handle open and the page locked.
function writer_waits_for_writeback(w: Writer): boolean;
begin
  return !WriteRetriesOnWriteback & (w_step[w] = W_wait_writeback) & PG_writeback[w_page[w]];
end;

--- A fault waits for the page's write-back, the page locked.
function fault_waits_for_writeback(u: User): boolean;
begin
  return MkwriteWaitsForWriteback & (u_step[u] = U_check_mapped) & PG_writeback[u_page[u]];
end;

--- A writer waits for the end of the write-back before it starts its handle.
function writer_waits_before_start(w: Writer): boolean;
begin
  return WriteRetriesOnWriteback & (w_step[w] = W_start_handle) & PG_writeback[w_page[w]];
end;

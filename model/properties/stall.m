-- The odd stalls of the writeback-flag proposal: a task sleeps on a write-back that only a commit ends, and
-- nobody has asked for that commit. It sleeps until the commit timer goes off, up to five seconds later.

import "waiting.m";

--- The running transaction ends the page's write-back, and no commit of it is under way or requested.
function writeback_without_commit(p: Page): boolean;
begin
  return PG_writeback[p]
    & (writeback_transaction[p] != NoTransaction)
    & (writeback_transaction[p] = j_running_transaction)
    & (t_state[writeback_transaction[p]] = T_RUNNING)
    & !commit_requested
    & (f_step = F_idle);
end;

--- A waiter exists and no commit was requested.
invariant "stall: whoever waits for a commit has one requested"
  (forall u: User do fault_waits_for_writeback(u) -> !writeback_without_commit(u_page[u]) end)
  & (forall w: Writer do
       writer_waits_for_writeback(w) | writer_waits_before_start(w)
       -> !writeback_without_commit(w_page[w])
     end);

-- Progress: whatever begins comes to an end. Under the fairness that the rules state: a step that stays
-- possible is taken, and one that becomes possible again and again (a lock, a sleep that others may prolong)
-- is taken at last. Nobody has to begin anything, but the commit timer goes off.

import "../ext4.m";

ruleset t: Transaction do
  leadsto "progress: a locked transaction gets finished"
    t_state[t] = T_LOCKED ~> t_state[t] = T_FINISHED;

  leadsto "progress: a requested commit gets finished"
    commit_requested & (j_running_transaction = t) ~> t_state[t] = T_FINISHED;
end;

ruleset u: User do
  leadsto "progress: a fault, or an munmap, ends"
    u_step[u] != U_user_mode ~> u_step[u] = U_user_mode;
end;

ruleset w: Writer do
  leadsto "progress: a pwrite ends" w_step[w] != W_idle ~> w_step[w] = W_idle;
end;

ruleset p: Page do
  --- By the commit timer at the latest, in the designs with odd stalls.
  leadsto "progress: no page stays under write-back" PG_writeback[p] ~> !PG_writeback[p];
end;

leadsto "progress: a pass of write-back ends" f_step != F_idle ~> f_step = F_idle;

leadsto "progress: fsync returns" s_step != S_idle ~> s_step = S_idle;

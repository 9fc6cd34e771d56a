-- Every task can always come to rest: whatever has happened, some continuation lets each fault, pwrite,
-- write-back and commit finish. It finds the deadlocks of some tasks that other tasks keep hidden by
-- running on.

import "../ext4.m";

--- No task is inside the kernel and the journal is idle.
liveness "every task can come to rest"
  (forall u: User do u_step[u] = U_user_mode end)
  & (forall w: Writer do w_step[w] = W_idle end)
  & (f_step = F_idle)
  & (j_running_transaction = NoTransaction)
  & (j_committing_transaction = NoTransaction);

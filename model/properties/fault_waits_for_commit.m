-- What the strict window costs: each of these waits exists in it, and none in the real design.

import "fault_waits.m";

--- Before anything is captured.
cover "cost: a fault waits while the submit callbacks are done"
  exists u: User do fault_waits_for_access(u) & committing_in(T_FLUSH) end;

--- While the commit record is written, and until the buffer is off the forget list.
cover "cost: a fault waits while the commit record is written"
  exists u: User do fault_waits_for_access(u) & committing_in(T_COMMIT_JFLUSH) end;

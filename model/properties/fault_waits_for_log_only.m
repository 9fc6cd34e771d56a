-- In the real design a fault waits for the journal write of its own block at most.

import "fault_waits.m";

--- Once the blocks have landed, no fault waits for the rest of the commit.
invariant "cost: no fault waits for the commit record or the forget list"
  forall u: User do fault_waits_for_access(u) -> !committing_in(T_COMMIT_JFLUSH) end;

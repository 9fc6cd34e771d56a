-- The headline invariant of the June 2020 discussion, exactly as stated there: buffer contents cannot
-- change from the moment a transaction leaves T_LOCKED until its commit finishes. It is stronger than what
-- correctness needs.

import "../jbd2/commit.m";

--- The transaction has left T_LOCKED and its commit has not finished.
function commit_in_progress(t: Transaction): boolean;
begin
  return (t_state[t] != T_RUNNING) & (t_state[t] != T_LOCKED) & (t_state[t] != T_FINISHED);
end;

-- The log tail: a transaction leaves the log only when each of its blocks is home, or in a newer committed
-- one.

import "../jbd2/checkpoint.m";

--- Whatever was committed is in the log, or its home block on the medium has been written since.
invariant "log tail: every committed block is in the log or home"
  is_up()
  -> (forall p: Page do
        forall b: Buffer do
          home_behind[p][b] -> (exists t: Transaction do t_logged[t] & t_has_block[t][p][b] end)
        end
      end);

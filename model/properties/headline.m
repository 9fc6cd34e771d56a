-- The headline invariant of the June 2020 discussion, exactly as stated there: buffer contents cannot change
-- from the moment a transaction leaves T_LOCKED until its commit finishes. It is stronger than what
-- correctness needs.

import "commit_in_progress.m";

--- No buffer of a committing transaction lies in a writably mapped page.
invariant "headline: no buffer of a committing transaction is writably mapped"
  forall t: Transaction do
    commit_in_progress(t)
    -> (forall p: Page do
          forall b: Buffer do (b_transaction[p][b] = t) -> !writably_mapped(p) end
        end)
  end;

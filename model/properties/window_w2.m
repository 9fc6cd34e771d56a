-- Window W2 of the headline invariant: the block was copied out.

import "commit_in_progress.m";

--- The commit writes the frozen copy; the page belongs to the next transaction.
invariant "headline, window W2: the commit has its own copy"
  forall t: Transaction do
    commit_in_progress(t)
    -> (forall p: Page do
          forall b: Buffer do (b_transaction[p][b] = t) & b_frozen[p][b] -> !writably_mapped(p) end
        end)
  end;

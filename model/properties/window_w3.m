-- Window W3 of the headline invariant: the block has landed in the log.

import "commit_in_progress.m";

--- The journal write of the live page is complete.
invariant "headline, window W3: the block has landed in the log"
  forall t: Transaction do
    commit_in_progress(t)
    -> (forall p: Page do
          forall b: Buffer do
            (b_transaction[p][b] = t) & landed(p, b) & !b_frozen[p][b] -> !writably_mapped(p)
          end
        end)
  end;

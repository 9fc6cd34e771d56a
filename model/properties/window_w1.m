-- Window W1 of the headline invariant: before the write-protect pass has come to the page.

import "commit_in_progress.m";

--- Nothing of the transaction has been captured, and nothing was copied out.
invariant "headline, window W1: before anything is captured"
  forall t: Transaction do
    commit_in_progress(t)
    -> (forall p: Page do
          forall b: Buffer do
            (b_transaction[p][b] = t) & !past_callbacks(t) & !b_frozen[p][b] -> !writably_mapped(p)
          end
        end)
  end;

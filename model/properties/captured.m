-- What a commit writes (C3): the contents at the end of the transaction, whatever the next one does to the
-- page. Needs TracksHandover.

import "../jbd2/commit.m";

--- The next transaction has access to the block, and may have changed it.
invariant "capture: a block is logged as it was before the next transaction got access"
  forall p: Page do
    forall b: Buffer do
      landed(p, b) & (b_next_transaction[p][b] != NoTransaction)
      -> (log_content[p][b] = content_at_handover[p][b])
    end
  end;

--- Nobody has access to change the block.
invariant "capture: a block that no other transaction has is logged as it is"
  forall p: Page do
    forall b: Buffer do
      landed(p, b) & (b_next_transaction[p][b] = NoTransaction)
      -> (log_content[p][b] = page_content[p][b])
    end
  end;

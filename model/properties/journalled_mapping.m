-- Stores are never outside the journal, since v5.10 at the latest.

import "../jbd2/commit.m";
import "../ext4/page_mkwrite.m";

--- Some transaction will still capture what is stored into the block: the running one, or the committing
--- one before it captures.
function will_be_captured(p: Page; b: Buffer): boolean;
begin
  return (b_transaction[p][b] != NoTransaction)
    & ((b_transaction[p][b] = j_running_transaction)
       | (b_next_transaction[p][b] != NoTransaction)
       | (t_state[b_transaction[p][b]] = T_FLUSH));
end;

--- A writably mapped page is in a transaction with all its blocks.
invariant "dirt: stores through a mapping will be captured"
  forall p: Page do forall b: Buffer do writably_mapped(p) -> will_be_captured(p, b) end end;

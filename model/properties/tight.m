-- The invariant that keeps journal contents stable: from the entry of T_COMMIT to the completion of the
-- block's journal write, nothing may change contents that the commit reads from the live page.

import "../jbd2/commit.m";
import "../ext4/write.m";

--- The commit reads the block from the live page: not captured yet, or the journal write is in flight.
function live_page_is_committing(p: Page; b: Buffer): boolean;
begin
  return (j_committing_transaction != NoTransaction)
    & (b_transaction[p][b] = j_committing_transaction)
    & past_callbacks(j_committing_transaction)
    & !b_frozen[p][b]
    & ((b_jlist[p][b] = BJ_Metadata) | BH_Shadow[p][b]);
end;

--- @window "the commit reads the live page" exists p: Page do exists b: Buffer do live_page_is_committing(p, b) end end

--- No page table maps a page writably while the commit reads its contents from the live page.
invariant "tight window: no writable mapping of a block that the commit reads"
  forall p: Page do
    forall b: Buffer do live_page_is_committing(p, b) -> !writably_mapped(p) end
  end;

--- No pwrite has been let in to change contents that the commit reads from the live page.
invariant "tight window: no pwrite into a block that the commit reads"
  forall w: Writer do
    forall p: Page do
      forall b: Buffer do
        live_page_is_committing(p, b) & (w_step[w] = W_copy)
        -> (w_page[w] != p) | (w_buffer[w] != b)
      end
    end
  end;

-- No dirt is lost: whatever has been changed, something will write it. Write-back looks at dirty pages
-- only. A page under its lock may be between two of the conditions.

import "../ext4/page_mkwrite.m";

--- A transaction has some buffer of the page, and makes the page dirty when it lets go of it.
function transaction_has_page(p: Page): boolean;
begin
  return exists b: Buffer do b_transaction[p][b] != NoTransaction end;
end;

--- A buffer to be written home lies in a page that write-back will look at.
invariant "dirt: a dirty buffer lies in a dirty page"
  forall p: Page do forall b: Buffer do BH_Dirty[p][b] -> PG_dirty[p] | PG_locked[p] end end;

--- A page with contents that no transaction knows of is dirty, or will be when a transaction lets go of it.
invariant "dirt: a checked page is dirty"
  forall p: Page do PG_checked[p] -> PG_dirty[p] | PG_locked[p] | transaction_has_page(p) end;

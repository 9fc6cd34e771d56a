-- Pages pinned for DMA: get_user_pages() finds or makes a writable mapping; after that the device writes to
-- the page without any page table entry. mm/gup.c pin_user_pages, unpin_user_pages_dirty_lock.

import "page.m";

type
  DmaDevice: enum {device};

ruleset d: DmaDevice; p: Page do
  --- @source mm/gup.c pin_user_pages
  rule "pin a writably mapped page for DMA"
    Pins & !pinned[p] & writably_mapped(p)
  ==>
  begin
    pinned[p] := true;
  end;

  ruleset b: Buffer do
    --- No lock, no page table entry, no fault.
    rule "DMA writes to the page"
      Stores & pinned[p]
    ==>
    begin
      change_content(p, b);
    end;
  end;

  --- The owner of a long-lived pin tells that the page has changed.
  --- @source mm/page-writeback.c set_page_dirty_lock
  rule "set_page_dirty under the page lock, keep the pin"
    pinned[p] & !PG_locked[p]
  ==>
  begin
    set_page_dirty(p);
  end;

  --- @source mm/gup.c unpin_user_pages_dirty_lock
  rule "set_page_dirty under the page lock, unpin"
    pinned[p] & !PG_locked[p]
  ==>
  begin
    set_page_dirty(p);
    pinned[p] := false;
  end;
end;

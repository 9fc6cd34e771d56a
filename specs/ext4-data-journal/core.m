-- The core of Linux v6.4, for a proof with any number of pages, processes and writers: see model/core.m.
--
-- Sizes: 2 pages, 1 process, 1 writer.
--
-- expect: holds
-- expect: states 853906
-- expect large: proved "tight window: no writable mapping of a block that the commit reads" for any Page, User, Writer
-- expect large: proved "tight window: no pwrite into a block that the commit reads" for any Page, User, Writer
-- expect large: proved "checksum: a landed journal block matches its tag" for any Page, User, Writer

import "../../model/core.m";

--- No page table maps a page writably while the commit reads its contents from the live page.
invariant "tight window: no writable mapping of a block that the commit reads"
  forall p: Page do live_page_is_committing(p) -> !writably_mapped(p) end;

--- No pwrite has been let in to change contents that the commit reads from the live page.
invariant "tight window: no pwrite into a block that the commit reads"
  forall w: Writer do
    forall p: Page do live_page_is_committing(p) & (w_step[w] = W_copy) -> (w_page[w] != p) end
  end;

--- Recovery recomputes each block's checksum: what landed must be what the tag covers.
invariant "checksum: a landed journal block matches its tag"
  forall p: Page do landed(p) -> !log_differs[p] end;

--- Somebody is at work on the page, which no clause about single tasks says.
lemma "dirt: a page of the running transaction is dirty, or about to be dirtied"
  forall p: Page do
    in_running[p] & !PG_dirty[p] -> (exists w: Writer do (w_step[w] = W_copy) & (w_page[w] = p) end)
  end;

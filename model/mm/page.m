-- The page cache and the page tables: include/linux/page-flags.h, mm/rmap.c, mm/page-writeback.c.
--
-- The DIRTY and TOWRITE tags of the xarray are variables of their own: a flag and its tag change at different
-- moments, and one defect lives between them.

import "../machine.m";

type
  Page: 0..Pages - 1;
  Buffer: 0..BuffersPerPage - 1;
  --- Interchangeable, as writers are: with `--symmetry-reduction` states that differ only in who is who are
  --- explored once.
  User: scalarset(Users);
  Writer: scalarset(Writers);
  --- Contents of one block. Two values are enough: every store and every pwrite changes the value.
  Value: 0..1;

var
  --- The bytes that loads, stores, pwrite and write-back see.
  page_content: array [Page] of array [Buffer] of Value;
  --- History, for the properties: the block has not changed since the newest fsync() was called, which found
  --- this in it.
  unchanged_since_fsync: array [Page] of array [Buffer] of boolean;
  content_at_fsync: array [Page] of array [Buffer] of Value;
  --- A bit without an owner, as in the kernel.
  PG_locked: array [Page] of boolean;
  PG_dirty: array [Page] of boolean;
  PG_writeback: array [Page] of boolean;
  --- ext4's "delayed dirtying": the page has contents that no transaction knows of yet.
  PG_checked: array [Page] of boolean;
  --- PAGECACHE_TAG_DIRTY: write-back and the commit's write-protect pass find pages by it.
  TAG_DIRTY: array [Page] of boolean;
  --- PAGECACHE_TAG_TOWRITE: the pages that one data-integrity pass set out to visit.
  TAG_TOWRITE: array [Page] of boolean;
  --- Truncate or zero-range holds i_rwsem and the invalidate lock.
  truncating: boolean;
  --- Pinned for DMA: a device may write to the page.
  pinned: array [Page] of boolean;
  --- The process has a writable, dirty page table entry for the page. Absent and read-only entries both
  --- fault.
  pte_write: array [User] of array [Page] of boolean;

--- The property of fsync() says nothing about the block any more.
procedure forget_fsync(p: Page; b: Buffer);
begin
  unchanged_since_fsync[p][b] := false;
  content_at_fsync[p][b] := 0;
end;

--- Somebody writes to the block.
procedure change_content(p: Page; b: Buffer);
begin
  page_content[p][b] := 1 - page_content[p][b];
  forget_fsync(p, b);
end;

function writably_mapped(p: Page): boolean;
begin
  return exists u: User do pte_write[u][p] end;
end;

--- Flag and tag, without the address space operation: __set_page_dirty_nobuffers().
--- @source mm/page-writeback.c __set_page_dirty_nobuffers
procedure set_page_dirty_nobuffers(p: Page);
begin
  PG_dirty[p] := true;
  TAG_DIRTY[p] := true;
end;

--- The address space operation of data=journal.
--- @source fs/ext4/inode.c ext4_journalled_set_page_dirty
procedure set_page_dirty(p: Page);
begin
  if CheckedOnEveryDirty | pinned[p] then
    PG_checked[p] := true;
  end;
  set_page_dirty_nobuffers(p);
end;

--- Write-protects every mapping of the page and clears PG_dirty. The DIRTY tag stays. A writable entry was
--- dirty, and clear_page_dirty_for_io() hands that to set_page_dirty() before it clears the flag.
--- @source mm/page-writeback.c clear_page_dirty_for_io
procedure clear_page_dirty_for_io(p: Page);
begin
  if writably_mapped(p) then
    for u: User do
      pte_write[u][p] := false;
    end;
    set_page_dirty(p);
  end;
  PG_dirty[p] := false;
end;

--- Starts write-back of the page: the DIRTY tag goes if the flag is clear, TOWRITE unless it is to be kept.
--- @source mm/page-writeback.c __test_set_page_writeback
procedure set_page_writeback(p: Page; keep_towrite: boolean);
begin
  PG_writeback[p] := true;
  if !PG_dirty[p] then
    TAG_DIRTY[p] := false;
  end;
  if !keep_towrite then
    TAG_TOWRITE[p] := false;
  end;
end;

procedure initialise_pages(stale_tag: boolean);
begin
  truncating := false;
  for p: Page do
    for b: Buffer do
      page_content[p][b] := 0;
    end;
    PG_locked[p] := false;
    PG_dirty[p] := false;
    PG_writeback[p] := false;
    PG_checked[p] := false;
    pinned[p] := false;
    TAG_DIRTY[p] := stale_tag;
    TAG_TOWRITE[p] := false;
    for u: User do
      pte_write[u][p] := false;
    end;
  end;
end;

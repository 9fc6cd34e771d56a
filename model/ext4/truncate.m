-- Truncate and zero-range, as far as three historical defects need them: fs/ext4/inode.c ext4_setattr,
-- mm/truncate.c, fs/jbd2/transaction.c journal_unmap_buffer.
--
-- The task holds i_rwsem and the invalidate lock, so it excludes pwrite and the file system's part of a
-- fault. A page that left the file does not come back before the journal has let go of its buffers: a page
-- of the model has one set of buffers only. That leaves out orders in which a new page is in use beside the
-- old one.

import "write.m";
import "page_mkwrite.m";
import "../mm/writeback.m";

type
  Truncater: enum {truncate};
  TruncateStep: enum {T_idle, T_lock_page, T_invalidate, T_wait_journal};

var
  t_step: TruncateStep;
  -- allow: vacuous "specifications that truncate have one page"
  t_page: Page;

--- No task is inside the file system with i_rwsem or the invalidate lock. An munmap() that has still to
--- dirty the page is waited for too, which the kernel does not do: there the page that it dirties is no
--- longer the file's.
function file_is_quiet(): boolean;
begin
  return (forall w: Writer do w_step[w] = W_idle end)
    & (forall u: User do
         (u_step[u] = U_user_mode)
         | (u_step[u] = U_fault)
         | (u_step[u] = U_install_pte)
         | (u_step[u] = U_set_page_dirty)
       end);
end;

--- A block that is on a checkpoint list goes to the forget list of the running or else the committing
--- transaction; one that the running transaction has is simply dropped.
--- @source fs/jbd2/transaction.c journal_unmap_buffer
procedure unmap_buffer(p: Page; b: Buffer);
begin
  if (b_transaction[p][b] = NoTransaction) & BH_Dirty[p][b] then
    b_transaction[p][b] :=
      (j_running_transaction != NoTransaction ? j_running_transaction : j_committing_transaction);
    b_jlist[p][b] := (b_transaction[p][b] != NoTransaction ? BJ_Forget : BJ_None);
  elsif (b_transaction[p][b] != NoTransaction) & (b_transaction[p][b] = j_running_transaction) then
    b_transaction[p][b] := NoTransaction;
    b_jlist[p][b] := BJ_None;
  end;
  b_modified[p][b] := false;
  BH_Dirty[p][b] := false;
  BH_JBDDirty[p][b] := false;
  BH_Mapped[p][b] := false;
end;

--- The committing transaction has the buffer: a partial page has to wait for the commit (-EBUSY).
function commit_has_buffer(p: Page; b: Buffer): boolean;
begin
  return (b_transaction[p][b] != NoTransaction) & (b_transaction[p][b] = j_committing_transaction);
end;

procedure initialise_truncate();
begin
  t_step := T_idle;
  t_page := 0;
end;

ruleset t: Truncater do
  ruleset p: Page do
    --- @source fs/ext4/inode.c ext4_setattr
    rule "take i_rwsem and the invalidate lock"
      (Truncates | ZeroesBlocks) & (t_step = T_idle) & file_is_quiet()
    ==>
    begin
      truncating := true;
      t_page := p;
      t_step := T_lock_page;
    end;
  end;

  --- @source mm/truncate.c truncate_inode_pages_range
  strongly fair rule "truncate: unmap and lock the page"
    !ZeroesBlocks & (t_step = T_lock_page) & !PG_locked[t_page]
  ==>
  begin
    PG_locked[t_page] := true;
    if !TruncatesTailOnly then
      for u: User do
        pte_write[u][t_page] := false;
      end;
    end;
    t_step := T_invalidate;
  end;

  --- v6.14: the range is taken out of the page tables before it is zeroed, also where it is a part of a page.
  --- @source fs/ext4/inode.c ext4_truncate_page_cache_block_range
  strongly fair rule "zero range: write-protect and lock the page"
    ZeroesBlocks & (t_step = T_lock_page) & !PG_locked[t_page]
  ==>
  begin
    PG_locked[t_page] := true;
    if ZeroRangeUnmaps then
      for u: User do
        pte_write[u][t_page] := false;
      end;
    end;
    t_step := T_invalidate;
  end;

  --- The page leaves the file: a task that comes back to it finds page->mapping changed.
  --- @source mm/truncate.c truncate_cleanup_page
  fair rule "truncate: invalidate the buffers, detach and unlock the page"
    !TruncatesTailOnly
    & !ZeroesBlocks
    & (t_step = T_invalidate)
    & !PG_writeback[t_page]
    & (forall b: Buffer do !commit_has_buffer(t_page, b) end)
  ==>
  begin
    for b: Buffer do
      unmap_buffer(t_page, b);
    end;
    PG_dirty[t_page] := false;
    PG_checked[t_page] := false;
    PG_locked[t_page] := false;
    if (f_step != F_idle) & (f_page = t_page) then
      f_page_detached := true;
    end;
    t_step := T_wait_journal;
  end;

  ruleset b: Buffer do
    --- The last block of the page, or any block of it, leaves the file; the page stays.
    --- @source fs/buffer.c block_invalidate_folio
    fair rule "invalidate one block of the page, unlock it"
      (TruncatesTailOnly | ZeroesBlocks)
      & (t_step = T_invalidate)
      -- allow: vacuous "block_invalidate_folio() asks for it; no specification has such a page in write-back"
      & !PG_writeback[t_page]
      & (TruncatesTailOnly -> (b = BuffersPerPage - 1))
      & !commit_has_buffer(t_page, b)
    ==>
    begin
      unmap_buffer(t_page, b);
      PG_locked[t_page] := false;
      t_step := T_wait_journal;
    end;
  end;

  --- -EBUSY from a partial page: the page is unlocked while the commit goes on.
  --- @source fs/ext4/inode.c ext4_wait_for_tail_page_commit
  fair rule "the commit has the block: unlock the page, try again"
    (t_step = T_invalidate) & (exists b: Buffer do commit_has_buffer(t_page, b) end)
  ==>
  begin
    PG_locked[t_page] := false;
    t_step := T_lock_page;
  end;

  --- @source fs/ext4/inode.c ext4_setattr
  fair rule "release the invalidate lock and i_rwsem"
    (t_step = T_wait_journal)
    & (!TruncatesTailOnly -> (forall b: Buffer do !commit_has_buffer(t_page, b) end))
  ==>
  begin
    truncating := false;
    initialise_truncate();
  end;
end;

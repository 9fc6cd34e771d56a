-- Page faults on a shared writable mapping, stores and munmap:
-- fs/ext4/inode.c ext4_page_mkwrite, mm/memory.c do_shared_fault, wp_page_shared, finish_mkwrite_fault.

import "datasync.m";

type
  --- What the one faulting or unmapping thread of a process is doing. The states of a fault are named after
  --- what it does next.
  UserStep: enum {
    U_user_mode,
    U_fault,
    U_check_mapped,
    U_start_handle,
    U_lock_page,
    U_get_write_access,
    U_stop_handle,
    U_install_pte,
    U_set_page_dirty,
    U_zap_set_page_dirty
  };

var
  u_step: array [User] of UserStep;
  --- The page that the process faults on or unmaps; 0 in user mode.
  u_page: array [User] of Page;

--- The page is journalled by the fault: every buffer dirty in the transaction, v6.4: the page dirty as well.
--- @source fs/ext4/inode.c ext4_journal_page_buffers
procedure journal_faulted_page(t: TransactionOrNone; p: Page);
begin
  for b: Buffer do
    dirty_metadata(t, p, b);
  end;
  if DirtyBeforeStop then
    set_page_dirty(p);
  end;
  if ListInMkwrite then
    inode_add_write(t, p);
  end;
  if DatasyncTidInMkwrite then
    note_datasync_tid(t);
  end;
end;

--- Strict window: a fault waits until the committing transaction has let go of every buffer of the page.
function strict_window_open(t: TransactionOrNone; p: Page): boolean;
begin
  return exists b: Buffer do
    (b_transaction[p][b] != NoTransaction) & (b_transaction[p][b] != t)
  end;
end;

--- The fault sleeps before it gets access to the buffer.
function fault_must_wait(u: User; b: Buffer): boolean;
begin
  return must_wait_for_shadow(u_handle[u], u_page[u], b)
    | (StrictWindow & strict_window_open(u_handle[u], u_page[u]));
end;

procedure return_to_user_mode(u: User);
begin
  u_step[u] := U_user_mode;
  u_page[u] := 0;
end;

procedure initialise_users();
begin
  for u: User do
    u_step[u] := U_user_mode;
    u_page[u] := 0;
  end;
end;

ruleset u: User do
  ruleset p: Page do
    --- A store meets an absent or read-only page table entry.
    --- @source mm/memory.c handle_pte_fault
    --- @event page_mkwrite(process = u, page = p)
    rule "store faults"
      Faults & is_up() & (u_step[u] = U_user_mode) & !pte_write[u][p]
    ==>
    begin
      u_page[u] := p;
      u_step[u] := U_fault;
    end;

    ruleset b: Buffer do
      --- A store through the mapping: no lock, no handle, no fault. Any thread of the process may do it,
      --- also while another one is still inside the fault that installed the entry.
      rule "store through the mapping"
        Stores & pte_write[u][p]
      ==>
      begin
        change_content(p, b);
      end;
    end;

    --- munmap() or exit removes a writable, dirty page table entry; the page is dirtied after that, without
    --- its lock.
    --- @source mm/memory.c zap_pte_range
    rule "munmap: zap the page table entry"
      Unmaps & (u_step[u] = U_user_mode) & pte_write[u][p]
    ==>
    begin
      pte_write[u][p] := false;
      u_page[u] := p;
      u_step[u] := U_zap_set_page_dirty;
    end;
  end;

  --- @source mm/memory.c zap_pte_range
  fair rule "munmap: set_page_dirty"
    u_step[u] = U_zap_set_page_dirty
  ==>
  begin
    set_page_dirty(u_page[u]);
    return_to_user_mode(u);
  end;

  --- v5.7: lock the page to see whether all its buffers are mapped.
  --- @source fs/ext4/inode.c ext4_page_mkwrite
  strongly fair rule "page_mkwrite: lock page for the early-return check"
    EarlyReturn & (u_step[u] = U_fault) & !truncating & !PG_locked[u_page[u]]
  ==>
  begin
    PG_locked[u_page[u]] := true;
    u_step[u] := U_check_mapped;
  end;

  --- v5.7: all buffers are mapped, so the fault returns with the page locked: no handle, no journal access,
  --- no list.
  --- @source fs/ext4/inode.c ext4_page_mkwrite
  fair rule "page_mkwrite: return early, page locked"
    (u_step[u] = U_check_mapped)
    & (forall b: Buffer do BH_Mapped[u_page[u]][b] end)
    & (MkwriteWaitsForWriteback -> !PG_writeback[u_page[u]])
  ==>
  begin
    u_step[u] := U_install_pte;
  end;

  --- v5.7: some buffer is a hole, so the page is unlocked before a handle may be started.
  --- @source fs/ext4/inode.c ext4_page_mkwrite
  fair rule "page_mkwrite: hole, unlock page"
    (u_step[u] = U_check_mapped) & (exists b: Buffer do !BH_Mapped[u_page[u]][b] end)
  ==>
  begin
    PG_locked[u_page[u]] := false;
    u_step[u] := U_start_handle;
  end;

  --- Sleeps while the running transaction is locked, with no page lock held.
  --- @source fs/ext4/inode.c ext4_page_mkwrite
  --- @event page_mkwrite.handle_start(process = u)
  strongly fair rule "page_mkwrite: start handle"
    ((u_step[u] = U_start_handle) | (!EarlyReturn & (u_step[u] = U_fault) & !truncating))
    & may_start_handle()
  ==>
  begin
    u_handle[u] := start_handle();
    u_step[u] := U_lock_page;
  end;

  --- Locks the page and maps its buffers. block_page_mkwrite() of v5.7 marks each buffer and the page dirty
  --- here, before the journal has granted access; later kernels leave only a newly allocated buffer dirty.
  --- @source fs/ext4/inode.c ext4_page_mkwrite
  --- @source fs/buffer.c block_page_mkwrite
  strongly fair rule "page_mkwrite: lock page, map blocks"
    (u_step[u] = U_lock_page)
    & !PG_locked[u_page[u]]
    & (ModifyWaitsForWriteback -> !PG_writeback[u_page[u]])
  ==>
  begin
    PG_locked[u_page[u]] := true;
    for b: Buffer do
      if EarlyReturn | (!BH_Mapped[u_page[u]][b] & !JournalledBlockMapping) then
        BH_Dirty[u_page[u]][b] := true;
      end;
      BH_Mapped[u_page[u]][b] := true;
    end;
    if EarlyReturn then
      set_page_dirty(u_page[u]);
    end;
    u_step[u] := U_get_write_access;
  end;

  ruleset b: Buffer do
    --- May sleep on BH_Shadow, with the page locked and the handle open.
    --- @source fs/ext4/inode.c do_journal_get_write_access
    strongly fair rule "page_mkwrite: get_write_access"
      (u_step[u] = U_get_write_access)
      & may_get_write_access(u_handle[u], u_page[u], b)
      & (StrictWindow -> !strict_window_open(u_handle[u], u_page[u]))
    ==>
    begin
      get_write_access(u_handle[u], u_page[u], b);
    end;

    --- @source fs/ext4/inode.c do_journal_get_write_access
    strongly fair rule "page_mkwrite: clear BH_Dirty before get_write_access"
      (u_step[u] = U_get_write_access) & must_clear_dirty_first(u_page[u], b)
    ==>
    begin
      clear_dirty_first(u_page[u], b);
    end;
  end;

  --- @source fs/ext4/inode.c write_end_fn
  --- @source fs/jbd2/transaction.c jbd2_journal_inode_ranged_write
  fair rule "page_mkwrite: dirty the buffers, list the inode"
    (u_step[u] = U_get_write_access)
    & page_access_granted(u_handle[u], u_page[u])
    & (StrictWindow -> !strict_window_open(u_handle[u], u_page[u]))
  ==>
  begin
    journal_faulted_page(u_handle[u], u_page[u]);
    u_step[u] := U_stop_handle;
  end;

  --- From here the commit may begin, although no page table entry is in place yet.
  --- @source fs/jbd2/transaction.c jbd2_journal_stop
  --- @event page_mkwrite.handle_stop(process = u, dirty = PG_dirty[u_page[u]], tag = TAG_DIRTY[u_page[u]])
  fair rule "page_mkwrite: stop handle, return with the page locked"
    u_step[u] = U_stop_handle
  ==>
  begin
    u_handle[u] := NoTransaction;
    if !LockHeldAcrossFault then
      PG_locked[u_page[u]] := false;
    end;
    u_step[u] := U_install_pte;
  end;

  --- @source mm/memory.c finish_mkwrite_fault
  --- @event pte_made_writable(process = u, page = u_page[u])
  fair rule "fault: install a writable page table entry"
    u_step[u] = U_install_pte
  ==>
  begin
    pte_write[u][u_page[u]] := true;
    u_step[u] := U_set_page_dirty;
  end;

  --- @source mm/memory.c fault_dirty_shared_page
  --- @event fault_returns(process = u, page = u_page[u])
  fair rule "fault: set_page_dirty, unlock page"
    u_step[u] = U_set_page_dirty
  ==>
  begin
    set_page_dirty(u_page[u]);
    if LockHeldAcrossFault then
      PG_locked[u_page[u]] := false;
    end;
    return_to_user_mode(u);
  end;
end;

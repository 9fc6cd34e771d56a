-- The core of ext4.m, written for proofs: any number of pages, processes and writers.
--
-- What is the same: the states of the two transactions, handles, the page lock, copy-out, the sleep on BH_Shadow,
-- the inode list, the write-protect pass, the order of the steps of a fault, of pwrite and of the commit, v6.4's
-- write-back. What is simpler:
--   * Transactions are roles, the running and the committing one: commits are sequential, so identities tell no more.
--   * A page has one buffer. Whoever gets journal access dirties the buffer in the same step: nothing can come between
--     that shows, since the handle stays open.
--   * The dirty tag is the dirty flag, and the inode's dirty range is the set of the pages that were added.
--   * Who holds a page lock is known from the steps of the tasks. One flusher, without an end of its home writes.
--   * Of the contents only what the properties ask for is kept: whether the page was changed since the block's checksum
--     was taken from it, and whether the bytes that landed are others than those that were checksummed.
-- No truncate, fsync, checkpoint, crash or pinned page.

const
  Pages: 2;
  Users: 1;
  Writers: 1;
  --- Hypothetical: see design.m.
  StrictWindow: false;

  -- Load-bearing guards.

  --- The fault keeps the page locked until the page table entry is in place.
  LockHeldAcrossFault: true;
  --- The fault marks the page dirty while its handle is open.
  DirtyBeforeStop: true;
  --- The fault puts the inode on the transaction's inode list.
  ListInMkwrite: true;
  --- The commit write-protects the pages of the listed inode before it captures anything.
  WriteProtectAtCommit: true;
  --- Journal access copies the contents that the committing transaction has still to capture.
  CopyOut: true;
  --- Journal access waits while the contents are being written to the log.
  ShadowWait: true;
  --- Capturing waits for the write-protect pass.
  CallbacksBeforeCapture: true;
  --- The transaction stays locked until all its handles are stopped.
  LockedWaitsForHandles: true;
  --- Joining a transaction waits while it is locked or being switched.
  LockedBlocksJoin: true;

type
  Page: scalarset(Pages);
  User: scalarset(Users);
  Writer: scalarset(Writers);
  RunningState: enum {T_NONE, T_RUNNING, T_LOCKED, T_SWITCH};
  CommittingState: enum {T_FINISHED, T_FLUSH, T_COMMIT, T_COMMIT_DFLUSH, T_COMMIT_JFLUSH};
  JournalList: enum {BJ_None, BJ_Metadata, BJ_Shadow, BJ_Forget};
  UserStep: enum {
    U_user_mode,
    U_start_handle,
    U_lock_page,
    U_get_write_access,
    U_stop_handle,
    U_install_pte,
    U_set_page_dirty,
    U_zap_set_page_dirty
  };
  WriterStep: enum {
    W_idle,
    W_start_handle,
    W_lock_page,
    W_get_write_access,
    W_copy,
    W_unlock_page,
    W_stop_handle
  };
  FlusherStep: enum {F_idle, F_scan, F_write_page};

var
  running_state: RunningState;
  committing_state: CommittingState;
  --- The buffer belongs to the running transaction, also while the committing one still has it.
  in_running: array [Page] of boolean;
  --- The committing transaction's list that the buffer is on.
  b_jlist: array [Page] of JournalList;
  --- The block's journal write is in flight.
  BH_Shadow: array [Page] of boolean;
  --- The commit writes a copy instead of the page.
  b_frozen: array [Page] of boolean;
  --- The page was changed since the block's checksum was taken from it, or from its copy.
  changed: array [Page] of boolean;
  -- allow: vacuous "the properties say that it never becomes true"
  --- What has landed in the log is not what the checksum in the block's tag covers.
  log_differs: array [Page] of boolean;
  PG_dirty: array [Page] of boolean;
  pte_write: array [User] of array [Page] of boolean;
  --- The inode is on the running, or the committing transaction's list; the pages that it was listed for.
  i_running: boolean;
  i_committing: boolean;
  i_dirty: array [Page] of boolean;
  submit_tagged: boolean;
  submit_pages: array [Page] of boolean;
  u_step: array [User] of UserStep;
  u_page: array [User] of Page;
  u_handle: array [User] of boolean;
  w_step: array [Writer] of WriterStep;
  w_page: array [Writer] of Page;
  w_handle: array [Writer] of boolean;
  f_step: FlusherStep;
  f_page: Page;

function user_locks(u: User): boolean;
begin
  return (u_step[u] = U_get_write_access)
    | (u_step[u] = U_stop_handle)
    | (LockHeldAcrossFault & ((u_step[u] = U_install_pte) | (u_step[u] = U_set_page_dirty)));
end;

function writer_locks(w: Writer): boolean;
begin
  return (w_step[w] = W_get_write_access) | (w_step[w] = W_copy) | (w_step[w] = W_unlock_page);
end;

--- Somebody holds the page's lock.
function PG_locked(p: Page): boolean;
begin
  return (exists u: User do user_locks(u) & (u_page[u] = p) end)
    | (exists w: Writer do writer_locks(w) & (w_page[w] = p) end)
    | ((f_step = F_write_page) & (f_page = p));
end;

function writably_mapped(p: Page): boolean;
begin
  return exists u: User do pte_write[u][p] end;
end;

function no_updates(): boolean;
begin
  return (forall u: User do !u_handle[u] end)
    & (forall w: Writer do !w_handle[w] end)
    & (f_step = F_idle);
end;

function may_start_handle(): boolean;
begin
  return (running_state = T_NONE) | (running_state = T_RUNNING) | !LockedBlocksJoin;
end;

procedure start_handle();
begin
  if running_state = T_NONE then
    running_state := T_RUNNING;
  end;
end;

function must_wait_for_shadow(p: Page): boolean;
begin
  return ShadowWait & BH_Shadow[p] & !b_frozen[p] & !in_running[p];
end;

procedure get_write_access(p: Page);
begin
  if CopyOut & !in_running[p] & (b_jlist[p] = BJ_Metadata) & !b_frozen[p] then
    b_frozen[p] := true;
  end;
  in_running[p] := true;
end;

procedure write_protect(p: Page);
begin
  for u: User do
    pte_write[u][p] := false;
  end;
end;

--- The submit callback of the transaction may work.
function submit_due(): boolean;
begin
  return StrictWindow ? (running_state = T_LOCKED) & no_updates() : committing_state = T_FLUSH;
end;

function submit_callback_busy(): boolean;
begin
  return !submit_tagged | (exists p: Page do submit_pages[p] end);
end;

--- The block's journal write is complete.
function landed(p: Page): boolean;
begin
  return ((b_jlist[p] = BJ_Shadow) & !BH_Shadow[p]) | (b_jlist[p] = BJ_Forget);
end;

--- The commit reads the block from the live page: not captured yet, or the journal write is in flight.
function live_page_is_committing(p: Page): boolean;
begin
  return ((committing_state = T_COMMIT) | (committing_state = T_COMMIT_DFLUSH))
    & !b_frozen[p]
    & ((b_jlist[p] = BJ_Metadata) | BH_Shadow[p]);
end;

startstate "clean file, idle journal"
begin
  running_state := T_NONE;
  committing_state := T_FINISHED;
  i_running := false;
  i_committing := false;
  submit_tagged := false;
  for p: Page do
    in_running[p] := false;
    b_jlist[p] := BJ_None;
    BH_Shadow[p] := false;
    b_frozen[p] := false;
    changed[p] := false;
    log_differs[p] := false;
    PG_dirty[p] := false;
    i_dirty[p] := false;
    submit_pages[p] := false;
  end;
  for u: User do
    u_step[u] := U_user_mode;
    u_handle[u] := false;
    for p: Page do
      pte_write[u][p] := false;
    end;
  end;
  for w: Writer do
    w_step[w] := W_idle;
    w_handle[w] := false;
  end;
  f_step := F_idle;
end;

ruleset u: User do
  ruleset p: Page do
    --- @source mm/memory.c handle_pte_fault
    rule "core: store faults"
      (u_step[u] = U_user_mode) & !pte_write[u][p]
    ==>
    begin
      u_page[u] := p;
      u_step[u] := U_start_handle;
    end;

    rule "core: store through the mapping"
      pte_write[u][p]
    ==>
    begin
      changed[p] := BH_Shadow[p];
    end;

    --- @source mm/memory.c zap_pte_range
    rule "core: munmap: zap the page table entry"
      (u_step[u] = U_user_mode) & pte_write[u][p]
    ==>
    begin
      pte_write[u][p] := false;
      u_page[u] := p;
      u_step[u] := U_zap_set_page_dirty;
    end;
  end;

  --- @source mm/memory.c zap_pte_range
  rule "core: munmap: set_page_dirty"
    u_step[u] = U_zap_set_page_dirty
  ==>
  begin
    PG_dirty[u_page[u]] := true;
    undefine u_page[u];
    u_step[u] := U_user_mode;
  end;

  --- @source fs/ext4/inode.c ext4_page_mkwrite
  rule "core: page_mkwrite: start handle"
    (u_step[u] = U_start_handle) & may_start_handle()
  ==>
  begin
    start_handle();
    u_handle[u] := true;
    u_step[u] := U_lock_page;
  end;

  --- @source fs/ext4/inode.c ext4_page_mkwrite
  rule "core: page_mkwrite: lock page"
    (u_step[u] = U_lock_page) & !PG_locked(u_page[u])
  ==>
  begin
    u_step[u] := U_get_write_access;
  end;

  --- @source fs/ext4/inode.c do_journal_get_write_access
  --- @source fs/jbd2/transaction.c jbd2_journal_inode_ranged_write
  rule "core: page_mkwrite: get_write_access, dirty the buffer, list the inode"
    (u_step[u] = U_get_write_access)
    & !must_wait_for_shadow(u_page[u])
    & (StrictWindow -> (b_jlist[u_page[u]] = BJ_None))
  ==>
  begin
    get_write_access(u_page[u]);
    if DirtyBeforeStop then
      PG_dirty[u_page[u]] := true;
    end;
    if ListInMkwrite then
      i_running := true;
      i_dirty[u_page[u]] := true;
    end;
    u_step[u] := U_stop_handle;
  end;

  --- @source fs/jbd2/transaction.c jbd2_journal_stop
  rule "core: page_mkwrite: stop handle, return with the page locked"
    u_step[u] = U_stop_handle
  ==>
  begin
    u_handle[u] := false;
    u_step[u] := U_install_pte;
  end;

  --- @source mm/memory.c finish_mkwrite_fault
  rule "core: fault: install a writable page table entry"
    u_step[u] = U_install_pte
  ==>
  begin
    pte_write[u][u_page[u]] := true;
    u_step[u] := U_set_page_dirty;
  end;

  --- @source mm/memory.c fault_dirty_shared_page
  rule "core: fault: set_page_dirty, unlock page"
    u_step[u] = U_set_page_dirty
  ==>
  begin
    PG_dirty[u_page[u]] := true;
    undefine u_page[u];
    u_step[u] := U_user_mode;
  end;
end;

ruleset w: Writer do
  ruleset p: Page do
    --- @source fs/ext4/inode.c ext4_write_begin
    rule "core: pwrite enters write_begin"
      w_step[w] = W_idle
    ==>
    begin
      w_page[w] := p;
      w_step[w] := W_start_handle;
    end;
  end;

  --- @source fs/ext4/inode.c ext4_write_begin
  rule "core: write_begin: start handle"
    (w_step[w] = W_start_handle) & may_start_handle()
  ==>
  begin
    start_handle();
    w_handle[w] := true;
    w_step[w] := W_lock_page;
  end;

  --- @source fs/ext4/inode.c ext4_write_begin
  rule "core: write_begin: lock page"
    (w_step[w] = W_lock_page) & !PG_locked(w_page[w])
  ==>
  begin
    w_step[w] := W_get_write_access;
  end;

  --- @source fs/ext4/inode.c do_journal_get_write_access
  rule "core: write_begin: get_write_access"
    (w_step[w] = W_get_write_access) & !must_wait_for_shadow(w_page[w])
  ==>
  begin
    get_write_access(w_page[w]);
    w_step[w] := W_copy;
  end;

  --- @source fs/ext4/inode.c ext4_journalled_write_end
  rule "core: write_end: copy the bytes, dirty the buffer"
    w_step[w] = W_copy
  ==>
  begin
    changed[w_page[w]] := BH_Shadow[w_page[w]];
    PG_dirty[w_page[w]] := true;
    w_step[w] := W_unlock_page;
  end;

  --- @source fs/ext4/inode.c ext4_journalled_write_end
  rule "core: write_end: unlock page"
    w_step[w] = W_unlock_page
  ==>
  begin
    undefine w_page[w];
    w_step[w] := W_stop_handle;
  end;

  --- @source fs/jbd2/transaction.c jbd2_journal_stop
  rule "core: write_end: stop handle"
    w_step[w] = W_stop_handle
  ==>
  begin
    w_handle[w] := false;
    w_step[w] := W_idle;
  end;
end;

--- @source fs/ext4/inode.c mpage_prepare_extent_to_map
rule "core: writepages: start handle"
  (f_step = F_idle) & may_start_handle()
==>
begin
  start_handle();
  f_step := F_scan;
end;

ruleset p: Page do
  --- @source fs/ext4/inode.c mpage_prepare_extent_to_map
  rule "core: writepages: lock a dirty page"
    (f_step = F_scan) & PG_dirty[p] & !PG_locked(p)
  ==>
  begin
    f_page := p;
    f_step := F_write_page;
  end;
end;

--- Write-protects the page, and keeps it dirty if a transaction has it.
--- @source fs/ext4/inode.c mpage_submit_folio
rule "core: writepages: write home, unlock page"
  f_step = F_write_page
==>
begin
  write_protect(f_page);
  PG_dirty[f_page] := in_running[f_page] | (b_jlist[f_page] != BJ_None);
  undefine f_page;
  f_step := F_scan;
end;

--- @source fs/jbd2/transaction.c jbd2_journal_stop
rule "core: writepages: stop handle"
  f_step = F_scan
==>
begin
  f_step := F_idle;
end;

--- @source fs/jbd2/commit.c jbd2_journal_commit_transaction
rule "core: lock the running transaction"
  (running_state = T_RUNNING) & (committing_state = T_FINISHED)
==>
begin
  running_state := T_LOCKED;
end;

--- @source fs/jbd2/transaction.c jbd2_journal_wait_updates
rule "core: all handles are stopped"
  (running_state = T_LOCKED)
  & (LockedWaitsForHandles -> no_updates())
  & (StrictWindow -> !submit_callback_busy())
==>
begin
  running_state := T_SWITCH;
end;

--- @source fs/jbd2/commit.c jbd2_journal_commit_transaction
rule "core: switch: the transaction is now the committing one"
  running_state = T_SWITCH
==>
begin
  running_state := T_NONE;
  committing_state := T_FLUSH;
  i_committing := i_running;
  i_running := false;
  for p: Page do
    b_jlist[p] := (in_running[p] ? BJ_Metadata : BJ_None);
    in_running[p] := false;
  end;
end;

--- @source fs/ext4/super.c ext4_journalled_submit_inode_data_buffers
rule "core: submit pass: tag dirty pages of the listed inode"
  submit_due() & !submit_tagged
==>
begin
  for p: Page do
    submit_pages[p] :=
      WriteProtectAtCommit & (StrictWindow ? i_running : i_committing) & i_dirty[p] & PG_dirty[p];
  end;
  submit_tagged := true;
end;

ruleset p: Page do
  --- @source fs/ext4/super.c ext4_journalled_writepage_callback
  rule "core: submit callback: write-protect page"
    submit_pages[p] & !PG_locked(p)
  ==>
  begin
    if PG_dirty[p] then
      write_protect(p);
      PG_dirty[p] := !StrictWindow & in_running[p];
    end;
    submit_pages[p] := false;
  end;

  --- @source fs/jbd2/journal.c jbd2_journal_write_metadata_buffer
  rule "core: capture: checksum the block, submit it to the log"
    (committing_state = T_COMMIT) & (b_jlist[p] = BJ_Metadata)
  ==>
  begin
    b_jlist[p] := BJ_Shadow;
    BH_Shadow[p] := true;
  end;

  --- The bytes that land are those of the source now.
  --- @source fs/jbd2/commit.c journal_end_buffer_io_sync
  rule "core: log write lands"
    BH_Shadow[p]
  ==>
  begin
    log_differs[p] := changed[p] & !b_frozen[p];
    changed[p] := false;
    BH_Shadow[p] := false;
  end;

  --- @source fs/jbd2/commit.c jbd2_journal_commit_transaction
  rule "core: log write is complete, file the buffer as forget"
    (committing_state = T_COMMIT_DFLUSH) & (b_jlist[p] = BJ_Shadow) & !BH_Shadow[p]
  ==>
  begin
    b_jlist[p] := BJ_Forget;
  end;

  --- @source fs/jbd2/commit.c jbd2_journal_commit_transaction
  rule "core: forget list: refile the buffer"
    (committing_state = T_COMMIT_JFLUSH) & (b_jlist[p] != BJ_None)
  ==>
  begin
    b_jlist[p] := BJ_None;
    b_frozen[p] := false;
    log_differs[p] := false;
    if !in_running[p] then
      PG_dirty[p] := true;
    end;
  end;
end;

--- @source fs/jbd2/commit.c journal_submit_data_buffers
rule "core: submit callbacks are done, begin the metadata phase"
  (committing_state = T_FLUSH) & submit_tagged & (CallbacksBeforeCapture -> !submit_callback_busy())
==>
begin
  committing_state := T_COMMIT;
end;

--- @source fs/jbd2/commit.c journal_finish_inode_data_buffers
rule "core: every block is submitted: the inode leaves the list"
  (committing_state = T_COMMIT) & (forall p: Page do b_jlist[p] != BJ_Metadata end)
==>
begin
  committing_state := T_COMMIT_DFLUSH;
  i_committing := false;
  if !i_running then
    for p: Page do
      i_dirty[p] := false;
    end;
  end;
end;

--- @source fs/jbd2/commit.c journal_submit_commit_record
rule "core: every log write is complete: write the commit record"
  (committing_state = T_COMMIT_DFLUSH) & (forall p: Page do b_jlist[p] != BJ_Shadow end)
==>
begin
  committing_state := T_COMMIT_JFLUSH;
end;

--- @source fs/jbd2/commit.c jbd2_journal_commit_transaction
rule "core: forget list is empty: the commit is finished"
  (committing_state = T_COMMIT_JFLUSH) & (forall p: Page do b_jlist[p] = BJ_None end)
==>
begin
  committing_state := T_FINISHED;
  submit_tagged := false;
end;

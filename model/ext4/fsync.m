-- fsync(): fs/ext4/fsync.c ext4_sync_file. Its write-back (WB_SYNC_ALL) is begun here and goes on in the
-- rules of writepage.m and writepages.m; it does not run beside the flusher's.
--
-- The second pass over pages that were marked for delayed dirtying is left out, so no specification has
-- both fsync() and pinned pages.

import "datasync.m";
import "../mm/writeback.m";

type
  Syncer: enum {fsync};

var
  --- The last fsync() has returned, and nothing but a later call or a crash has ended what it promised.
  fsync_returned: boolean;

--- v6.4: the transaction that last changed the file. Before: the running one, or else the committing one.
--- @source fs/ext4/fsync.c ext4_fsync_journal
--- @source fs/ext4/super.c ext4_force_commit
function transaction_to_sync(): TransactionOrNone;
begin
  if !FsyncForcesCommit then
    return i_datasync_tid;
  end;
  return (j_running_transaction != NoTransaction
            ? j_running_transaction
            : j_committing_transaction);
end;

--- Asks for the transaction's commit if it is still running; a committing one is on its way.
--- @source fs/jbd2/journal.c jbd2_complete_transaction
procedure complete_transaction(t: TransactionOrNone);
begin
  fsync_tid := t;
  if (t != NoTransaction) & (t = j_running_transaction) & (t_state[t] = T_RUNNING) then
    request_commit();
  end;
end;

--- The commit that fsync() has asked for, or met, is finished.
--- @source fs/jbd2/journal.c jbd2_log_wait_commit
function fsync_may_go_on(): boolean;
begin
  return FsyncWaitsForCommit -> (fsync_tid = NoTransaction);
end;

--- Power has failed, or the system is started: no fsync() is under way.
procedure stop_fsync();
begin
  initialise_datasync();
  if s_step != S_idle then
    for p: Page do
      for b: Buffer do
        forget_fsync(p, b);
      end;
    end;
  end;
  s_step := S_idle;
  for p: Page do
    fsync_pages[p] := false;
  end;
end;

procedure initialise_fsync();
begin
  fsync_returned := false;
  s_step := S_idle;
  for p: Page do
    for b: Buffer do
      forget_fsync(p, b);
    end;
  end;
  stop_fsync();
end;

ruleset s: Syncer do
  --- @source fs/ext4/fsync.c ext4_sync_file
  rule "fsync is called"
    Fsyncs & is_up() & (s_step = S_idle)
  ==>
  begin
    fsync_returned := false;
    for p: Page do
      for b: Buffer do
        unchanged_since_fsync[p][b] := true;
        content_at_fsync[p][b] := page_content[p][b];
      end;
    end;
    s_step := (CommitBeforeWriteback ? S_commit_first : S_tag_pages);
  end;

  --- v6.4: so that the pages may be written home.
  --- @source fs/ext4/inode.c ext4_do_writepages
  fair rule "sync writepages: commit the transaction that last changed the data"
    s_step = S_commit_first
  ==>
  begin
    complete_transaction(i_datasync_tid);
    s_step := S_wait_commit_first;
  end;

  --- @source fs/ext4/inode.c ext4_do_writepages
  fair rule "sync writepages: that transaction is committed"
    (s_step = S_wait_commit_first) & fsync_may_go_on()
  ==>
  begin
    fsync_tid := NoTransaction;
    s_step := S_tag_pages;
  end;

  --- @source mm/page-writeback.c tag_pages_for_writeback
  fair rule "sync writepages: tag dirty pages"
    s_step = S_tag_pages
  ==>
  begin
    for p: Page do
      if TAG_DIRTY[p] then
        TAG_TOWRITE[p] := true;
        fsync_pages[p] := true;
      end;
    end;
    s_step := S_write_pages;
  end;

  --- @source fs/ext4/inode.c ext4_do_writepages
  strongly fair rule "sync writepages: start handle"
    WritepagesHoldsHandle
    & (s_step = S_write_pages)
    & (f_step = F_idle)
    & (exists p: Page do due_for_fsync(p) end)
    & may_start_handle()
  ==>
  begin
    f_sync := true;
    f_handle := start_handle();
    f_step := F_scan;
  end;

  ruleset p: Page do
    --- @source mm/page-writeback.c write_cache_pages
    strongly fair rule "sync write_cache_pages: lock page"
      !WritepagesHoldsHandle
      & (s_step = S_write_pages)
      & (f_step = F_idle)
      & due_for_fsync(p)
      & !PG_locked[p]
    ==>
    begin
      f_sync := true;
      PG_locked[p] := true;
      f_page := p;
      f_step := F_check_dirty;
    end;
  end;

  --- @source mm/filemap.c filemap_write_and_wait_range
  strongly fair rule "sync writepages: every page is visited"
    (s_step = S_write_pages) & (f_step = F_idle) & (forall p: Page do !due_for_fsync(p) end)
  ==>
  begin
    for p: Page do
      fsync_pages[p] := false;
    end;
    s_step := S_wait_writeback;
  end;

  --- @source mm/filemap.c filemap_write_and_wait_range
  strongly fair rule "fsync: no page is under write-back"
    (s_step = S_wait_writeback) & (forall p: Page do !PG_writeback[p] end)
  ==>
  begin
    s_step := S_commit;
  end;

  --- @source fs/ext4/fsync.c ext4_fsync_journal
  fair rule "fsync: commit the transaction that last changed the data"
    s_step = S_commit
  ==>
  begin
    complete_transaction(transaction_to_sync());
    s_step := S_wait_commit;
  end;

  --- The drive's cache is flushed unless the commit has done that.
  --- @source fs/ext4/fsync.c ext4_sync_file
  fair rule "fsync returns"
    (s_step = S_wait_commit) & fsync_may_go_on()
  ==>
  begin
    fsync_tid := NoTransaction;
    flush_drive_cache();
    fsync_returned := true;
    s_step := S_idle;
  end;
end;

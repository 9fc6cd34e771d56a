-- Write-back since v6.4: fs/ext4/inode.c ext4_writepages, mpage_prepare_extent_to_map. One handle is opened
-- before any page is locked, so a page stays locked from the test of its flags until all is done.

import "datasync.m";
import "../mm/writeback.m";

ruleset f: FlusherThread do
  --- @source fs/ext4/inode.c mpage_prepare_extent_to_map
  rule "writepages: start handle"
    Flushes
    & WritepagesHoldsHandle
    & (f_step = F_idle)
    & (exists p: Page do TAG_DIRTY[p] end)
    & may_start_handle()
  ==>
  begin
    f_handle := start_handle();
    f_step := F_scan;
  end;

  ruleset p: Page do
    --- The look-up goes by the tag; the flag is tested under the lock.
    --- @source fs/ext4/inode.c mpage_prepare_extent_to_map
    strongly fair rule "writepages: lock page"
      WritepagesHoldsHandle & (f_step = F_scan) & page_is_due(p) & !PG_locked[p]
    ==>
    begin
      PG_locked[p] := true;
      f_page := p;
      f_step := F_check_dirty;
    end;
  end;

  --- @source fs/ext4/inode.c mpage_prepare_extent_to_map
  fair rule "writepages: clean or under write-back, skip"
    WritepagesHoldsHandle & (f_step = F_check_dirty) & page_is_skipped(f_page)
  ==>
  begin
    f_step := F_unlock_page;
  end;

  --- Write-protects the page, submits what may go home, and keeps the page dirty if a transaction has any
  --- of it.
  --- @source fs/ext4/inode.c mpage_submit_folio
  --- @event write_protected(page = f_page)
  fair rule "writepages: write home"
    WritepagesHoldsHandle & (f_step = F_check_dirty) & PG_dirty[f_page] & !PG_writeback[f_page]
  ==>
  begin
    clear_page_dirty_for_io(f_page);
    bio_write_page(f_page, exists b: Buffer do BH_JBDDirty[f_page][b] end);
    f_step := (PG_checked[f_page] ? F_get_write_access : F_unlock_page);
  end;

  ruleset b: Buffer do
    --- @source fs/ext4/inode.c mpage_journal_page_buffers
    strongly fair rule "writepages: get_write_access for a checked page"
      WritepagesHoldsHandle
      & (f_step = F_get_write_access)
      & may_get_write_access(f_handle, f_page, b)
    ==>
    begin
      get_write_access(f_handle, f_page, b);
    end;

    --- @source fs/ext4/inode.c do_journal_get_write_access
    strongly fair rule "writepages: clear BH_Dirty before get_write_access"
      WritepagesHoldsHandle & (f_step = F_get_write_access) & must_clear_dirty_first(f_page, b)
    ==>
    begin
      clear_dirty_first(f_page, b);
    end;
  end;

  --- @source fs/ext4/inode.c mpage_journal_page_buffers
  fair rule "writepages: journal a checked page"
    WritepagesHoldsHandle & (f_step = F_get_write_access) & page_access_granted(f_handle, f_page)
  ==>
  begin
    PG_checked[f_page] := false;
    for b: Buffer do
      dirty_metadata(f_handle, f_page, b);
    end;
    set_page_dirty_nobuffers(f_page);
    if ListInWritepage then
      inode_add_write(f_handle, f_page);
    end;
    note_datasync_tid(f_handle);
    f_step := F_unlock_page;
  end;

  --- @source fs/ext4/inode.c mpage_prepare_extent_to_map
  fair rule "writepages: unlock page"
    WritepagesHoldsHandle & (f_step = F_unlock_page)
  ==>
  begin
    PG_locked[f_page] := false;
    if f_sync then
      fsync_pages[f_page] := false;
    end;
    f_page := 0;
    f_step := F_scan;
  end;

  --- @source fs/jbd2/transaction.c jbd2_journal_stop
  strongly fair rule "writepages: stop handle"
    WritepagesHoldsHandle
    & (f_step = F_scan)
    & (f_sync -> (forall p: Page do !due_for_fsync(p) end))
  ==>
  begin
    f_handle := NoTransaction;
    finish_writepage();
  end;
end;

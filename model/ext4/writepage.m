-- Write-back of one page before v6.4: mm/page-writeback.c write_cache_pages calls fs/ext4/inode.c
-- ext4_writepage, which journals a checked page in __ext4_journalled_writepage and writes any other page
-- home.

import "datasync.m";
import "../mm/writeback.m";

ruleset f: FlusherThread do
  ruleset p: Page do
    --- The look-up goes by the tag; the flag is tested under the lock.
    --- @source mm/page-writeback.c write_cache_pages
    rule "write_cache_pages: lock page"
      Flushes & !WritepagesHoldsHandle & (f_step = F_idle) & TAG_DIRTY[p] & !PG_locked[p]
    ==>
    begin
      PG_locked[p] := true;
      f_page := p;
      f_step := F_check_dirty;
    end;
  end;

  --- @source mm/page-writeback.c write_cache_pages
  fair rule "write_cache_pages: clean or under write-back, skip"
    !WritepagesHoldsHandle & (f_step = F_check_dirty) & page_is_skipped(f_page)
  ==>
  begin
    PG_locked[f_page] := false;
    finish_writepage();
  end;

  --- @source mm/page-writeback.c clear_page_dirty_for_io
  --- @event write_protected(page = f_page)
  fair rule "write_cache_pages: clear_page_dirty_for_io"
    !WritepagesHoldsHandle & (f_step = F_check_dirty) & PG_dirty[f_page] & !PG_writeback[f_page]
  ==>
  begin
    clear_page_dirty_for_io(f_page);
    f_step := F_write_page;
  end;

  --- A page that no transaction has dirtied is written home.
  --- @source fs/ext4/inode.c ext4_writepage
  fair rule "writepage: write home, unlock page"
    !WritepagesHoldsHandle & (f_step = F_write_page) & !PG_checked[f_page]
  ==>
  begin
    bio_write_page(f_page, false);
    PG_locked[f_page] := false;
    finish_writepage();
  end;

  --- A handle may not be started under the page lock, so the lock is dropped: a fault may map the page
  --- again here.
  --- @source fs/ext4/inode.c __ext4_journalled_writepage
  fair rule "journalled_writepage: clear checked, unlock page"
    !WritepagesHoldsHandle & (f_step = F_write_page) & PG_checked[f_page]
  ==>
  begin
    PG_checked[f_page] := false;
    if WritebackSetBeforeUnlock then
      set_page_writeback(f_page, false);
    end;
    PG_locked[f_page] := false;
    f_step := F_start_handle;
  end;

  --- @source fs/ext4/inode.c __ext4_journalled_writepage
  strongly fair rule "journalled_writepage: start handle"
    !WritepagesHoldsHandle & (f_step = F_start_handle) & may_start_handle()
  ==>
  begin
    f_handle := start_handle();
    f_step := F_lock_page_again;
  end;

  --- The page may have left the file meanwhile.
  --- @source fs/ext4/inode.c __ext4_journalled_writepage
  strongly fair rule "journalled_writepage: lock page again"
    (f_step = F_lock_page_again) & !PG_locked[f_page]
  ==>
  begin
    PG_locked[f_page] := true;
    f_step := F_get_write_access;
    if RecheckMapping & f_page_detached then
      PG_locked[f_page] := false;
      f_handle := NoTransaction;
      finish_writepage();
    end;
  end;

  ruleset b: Buffer do
    --- @source fs/ext4/inode.c do_journal_get_write_access
    strongly fair rule "journalled_writepage: get_write_access"
      !WritepagesHoldsHandle
      & (f_step = F_get_write_access)
      & may_get_write_access(f_handle, f_page, b)
    ==>
    begin
      get_write_access(f_handle, f_page, b);
    end;

    --- @source fs/ext4/inode.c do_journal_get_write_access
    strongly fair rule "journalled_writepage: clear BH_Dirty before get_write_access"
      !WritepagesHoldsHandle & (f_step = F_get_write_access) & must_clear_dirty_first(f_page, b)
    ==>
    begin
      clear_dirty_first(f_page, b);
    end;
  end;

  --- @source fs/ext4/inode.c __ext4_journalled_writepage
  fair rule "journalled_writepage: dirty the buffers"
    !WritepagesHoldsHandle & (f_step = F_get_write_access) & page_access_granted(f_handle, f_page)
  ==>
  begin
    for b: Buffer do
      dirty_metadata(f_handle, f_page, b);
    end;
    if ListInWritepage then
      inode_add_write(f_handle, f_page);
    end;
    note_datasync_tid(f_handle);
    if WritepageSetsWriteback then
      set_page_writeback(f_page, false);
      writeback_transaction[f_page] := f_handle;
    end;
    f_step := F_stop_handle;
  end;

  --- @source fs/jbd2/transaction.c jbd2_journal_stop
  fair rule "journalled_writepage: stop handle"
    !WritepagesHoldsHandle & (f_step = F_stop_handle)
  ==>
  begin
    f_handle := NoTransaction;
    f_step := F_unlock_page;
  end;

  --- @source fs/ext4/inode.c __ext4_journalled_writepage
  fair rule "journalled_writepage: unlock page"
    !WritepagesHoldsHandle & (f_step = F_unlock_page)
  ==>
  begin
    PG_locked[f_page] := false;
    if WritepagesRequestsCommit then
      f_step := F_request_commit;
    else
      finish_writepage();
    end;
  end;

  --- RFC v1 of the writeback-flag proposal.
  fair rule "writepages: request a commit to end the write-back"
    f_step = F_request_commit
  ==>
  begin
    request_commit();
    finish_writepage();
  end;

  --- RFC v1 of the writeback-flag proposal: pageout() calls writepage directly, and nobody requests a commit.
  rule "pageout: leave the page under write-back"
    f_step = F_request_commit
  ==>
  begin
    finish_writepage();
  end;
end;

-- Write-back of pages: which page the flusher visits, and the block layer's end of it.
-- mm/page-writeback.c write_cache_pages, fs/ext4/page-io.c.

import "../jbd2/log.m";

type
  --- One thread that writes pages back: the flusher, which skips pages already under write-back, or fsync().
  FlusherThread: enum {flusher};
  --- What the flusher does next.
  FlusherStep: enum {
    F_idle,
    F_scan,
    F_check_dirty,
    F_write_page,
    F_start_handle,
    F_lock_page_again,
    F_get_write_access,
    F_stop_handle,
    F_unlock_page,
    F_request_commit
  };
  --- What the task that calls fsync() does next.
  SyncStep: enum {
    S_idle,
    S_commit_first,
    S_wait_commit_first,
    S_tag_pages,
    S_write_pages,
    S_wait_writeback,
    S_commit,
    S_wait_commit
  };

var
  f_step: FlusherStep;
  --- The page under the flusher's hands; 0 between pages.
  f_page: Page;
  --- The pass is one for fsync() (WB_SYNC_ALL).
  f_sync: boolean;
  --- The flusher's page has left the file while it was unlocked.
  f_page_detached: boolean;
  --- The transaction whose commit ends the page's write-back, in the writeback-flag proposal.
  writeback_transaction: array [Page] of TransactionOrNone;
  s_step: SyncStep;
  --- The pages that write-back for fsync() has still to visit: those that it tagged TOWRITE when it began.
  fsync_pages: array [Page] of boolean;
  --- data=ordered: the page's block has been written since it was allocated.
  data_written: array [Page] of boolean;

procedure finish_writepage();
begin
  if f_sync then
    fsync_pages[f_page] := false;
    f_sync := false;
  end;
  f_step := F_idle;
  f_page := 0;
  f_page_detached := false;
end;

--- fsync() has still to visit the page: a TOWRITE tag that is gone again means that somebody else has
--- written it meanwhile.
function due_for_fsync(p: Page): boolean;
begin
  return fsync_pages[p] & TAG_TOWRITE[p];
end;

--- The pass looks for pages by the tag.
function page_is_due(p: Page): boolean;
begin
  return (f_sync ? due_for_fsync(p) : TAG_DIRTY[p]);
end;

--- The page, locked, is not to be written: clean, or under write-back in a background pass. A pass for
--- fsync() waits for that to end.
function page_is_skipped(p: Page): boolean;
begin
  return !PG_dirty[p] | (PG_writeback[p] & !f_sync);
end;

function nothing_to_submit(p: Page): boolean;
begin
  return forall b: Buffer do !BH_Dirty[p][b] end;
end;

--- Home write: submits every BH_Dirty buffer, clearing the flag as it submits, and skips the journalled
--- ones. Before v6.3 a page with nothing to submit goes through set_page_writeback() all the same, which
--- drops its tags; v6.4 keeps a page dirty, and tagged, as long as a transaction has its contents.
--- @source fs/ext4/page-io.c ext4_bio_write_page
procedure bio_write_page(p: Page; keep_dirty: boolean);
begin
  if keep_dirty then
    set_page_dirty_nobuffers(p);
  end;
  if !nothing_to_submit(p) then
    set_page_writeback(p, keep_dirty);
    for b: Buffer do
      if BH_Dirty[p][b] then
        BH_Dirty[p][b] := false;
        BH_Async_Write[p][b] := true;
      end;
    end;
  elsif !StaleTagsKept then
    set_page_writeback(p, keep_dirty);
    PG_writeback[p] := false;
  end;
end;

procedure initialise_writeback();
begin
  f_sync := false;
  finish_writepage();
  for p: Page do
    writeback_transaction[p] := NoTransaction;
    data_written[p] := false;
  end;
end;

ruleset d: Device; p: Page; b: Buffer do
  --- The last buffer of the page ends the page's write-back.
  --- @source fs/ext4/page-io.c ext4_finish_bio
  fair rule "home write completes"
    BH_Async_Write[p][b]
  ==>
  begin
    complete_home_write(p, b);
    BH_Async_Write[p][b] := false;
    if forall i: Buffer do !BH_Async_Write[p][i] end then
      PG_writeback[p] := false;
    end;
    data_written[p] := DataOrdered;
  end;
end;

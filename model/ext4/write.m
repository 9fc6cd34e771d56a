-- pwrite(): fs/ext4/inode.c ext4_write_begin, ext4_journalled_write_end.
--
-- No kernel puts the inode on the transaction's inode list here.

import "datasync.m";

type
  --- What a writer does next.
  WriterStep: enum {
    W_idle,
    W_start_handle,
    W_lock_page,
    W_wait_writeback,
    W_get_write_access,
    W_copy,
    W_unlock_page,
    W_stop_handle
  };

var
  w_step: array [Writer] of WriterStep;
  -- allow: vacuous "specifications with two pages have no pwrite"
  --- The page and the block that are written; 0 when idle.
  w_page: array [Writer] of Page;
  w_buffer: array [Writer] of Buffer;

--- write_begin looks at PG_writeback before it touches the page.
function waits_for_writeback(): boolean;
begin
  return WriteWaitsForWriteback | WriteRetriesOnWriteback;
end;

procedure finish_write(w: Writer);
begin
  w_step[w] := W_idle;
  w_page[w] := 0;
  w_buffer[w] := 0;
end;

procedure initialise_writers();
begin
  for w: Writer do
    w_step[w] := W_idle;
    w_page[w] := 0;
    w_buffer[w] := 0;
  end;
end;

ruleset w: Writer do
  ruleset p: Page; b: Buffer do
    --- @source fs/ext4/inode.c ext4_write_begin
    --- @event write_begin(task = w, page = p)
    rule "pwrite enters write_begin"
      Writes & !DataOrdered & !truncating & is_up() & (w_step[w] = W_idle)
    ==>
    begin
      w_page[w] := p;
      w_buffer[w] := b;
      w_step[w] := W_start_handle;
    end;
  end;

  --- Sleeps while the running transaction is locked, with no page lock held.
  --- @source fs/ext4/inode.c ext4_write_begin
  --- @event write_begin.handle_start(task = w)
  strongly fair rule "write_begin: start handle"
    (w_step[w] = W_start_handle)
    & may_start_handle()
    & (WriteRetriesOnWriteback -> !PG_writeback[w_page[w]])
  ==>
  begin
    w_handle[w] := start_handle();
    w_step[w] := W_lock_page;
  end;

  --- Locks the page and maps the block; the stable-page wait does nothing on most devices.
  --- @source fs/ext4/inode.c ext4_write_begin
  strongly fair rule "write_begin: lock page, map block"
    !DataOrdered
    & (w_step[w] = W_lock_page)
    & !PG_locked[w_page[w]]
    & (ModifyWaitsForWriteback -> !PG_writeback[w_page[w]])
  ==>
  begin
    PG_locked[w_page[w]] := true;
    if !BH_Mapped[w_page[w]][w_buffer[w]] then
      BH_Mapped[w_page[w]][w_buffer[w]] := true;
      BH_Dirty[w_page[w]][w_buffer[w]] := !JournalledBlockMapping;
    end;
    w_step[w] := (waits_for_writeback() ? W_wait_writeback : W_get_write_access);
  end;

  --- Writeback-flag proposal: the page must not be under write-back.
  fair rule "write_begin: page is not under write-back"
    (w_step[w] = W_wait_writeback) & !PG_writeback[w_page[w]]
  ==>
  begin
    w_step[w] := W_get_write_access;
  end;

  --- RFC v1 of the writeback-flag proposal.
  fair rule "write_begin: page is under write-back: unlock, stop handle, request a commit, begin again"
    WriteRetriesOnWriteback & (w_step[w] = W_wait_writeback) & PG_writeback[w_page[w]]
  ==>
  begin
    PG_locked[w_page[w]] := false;
    w_handle[w] := NoTransaction;
    request_commit();
    w_step[w] := W_start_handle;
  end;

  --- May sleep on BH_Shadow, with the page locked and the handle open.
  --- @source fs/ext4/inode.c do_journal_get_write_access
  strongly fair rule "write_begin: get_write_access"
    (w_step[w] = W_get_write_access)
    & (write_access_granted(w_handle[w], w_page[w], w_buffer[w])
       | may_get_write_access(w_handle[w], w_page[w], w_buffer[w]))
  ==>
  begin
    if !write_access_granted(w_handle[w], w_page[w], w_buffer[w]) then
      get_write_access(w_handle[w], w_page[w], w_buffer[w]);
    end;
    w_step[w] := W_copy;
  end;

  --- @source fs/ext4/inode.c do_journal_get_write_access
  strongly fair rule "write_begin: clear BH_Dirty before get_write_access"
    (w_step[w] = W_get_write_access) & must_clear_dirty_first(w_page[w], w_buffer[w])
  ==>
  begin
    clear_dirty_first(w_page[w], w_buffer[w]);
  end;

  --- Copies the caller's bytes into the page and journals the block. v6.4 marks the page dirty as well.
  --- @source fs/ext4/inode.c ext4_journalled_write_end
  --- @event write_end(task = w, page = w_page[w])
  fair rule "write_end: copy the bytes, dirty the buffer"
    !DataOrdered & (w_step[w] = W_copy)
  ==>
  begin
    change_content(w_page[w], w_buffer[w]);
    dirty_metadata(w_handle[w], w_page[w], w_buffer[w]);
    if DirtyBeforeStop & DirtyInWriteEnd then
      set_page_dirty(w_page[w]);
    end;
    note_datasync_tid(w_handle[w]);
    w_step[w] := W_unlock_page;
  end;

  --- @source fs/ext4/inode.c ext4_journalled_write_end
  fair rule "write_end: unlock page"
    w_step[w] = W_unlock_page
  ==>
  begin
    PG_locked[w_page[w]] := false;
    w_step[w] := W_stop_handle;
  end;

  --- @source fs/jbd2/transaction.c jbd2_journal_stop
  --- @event write_end.handle_stop(task = w)
  fair rule "write_end: stop handle"
    w_step[w] = W_stop_handle
  ==>
  begin
    w_handle[w] := NoTransaction;
    finish_write(w);
  end;
end;

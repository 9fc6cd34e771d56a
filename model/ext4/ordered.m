-- data=ordered: the machinery that the journalled design reuses. The journal has the metadata only; the
-- commit first writes the data that the metadata points at. fs/jbd2/commit.c journal_submit_data_buffers,
-- journal_finish_inode_data_buffers, fs/ext4/inode.c ext4_write_end.
--
-- The metadata of a page is one fact: which block the file has there. Allocation happens in write_begin (no
-- delayed allocation).

import "write.m";
import "../mm/writeback.m";

var
  --- The transaction that maps the page's block, until it has committed.
  map_transaction: array [Page] of TransactionOrNone;
  --- Committed metadata map the page's block.
  map_committed: array [Page] of boolean;

--- The metadata of the transaction are durable.
procedure commit_block_map(t: Transaction);
begin
  for p: Page do
    if map_transaction[p] = t then
      map_transaction[p] := NoTransaction;
      map_committed[p] := true;
    end;
  end;
end;

procedure initialise_ordered();
begin
  for p: Page do
    map_transaction[p] := NoTransaction;
    map_committed[p] := false;
  end;
end;

ruleset w: Writer do
  ruleset p: Page do
    --- @source fs/ext4/inode.c ext4_write_begin
    rule "ordered write_begin: start handle"
      DataOrdered & (w_step[w] = W_idle) & may_start_handle()
    ==>
    begin
      w_page[w] := p;
      w_handle[w] := start_handle();
      w_step[w] := W_lock_page;
    end;

    --- The file is deleted and begins anew: the block is free again.
    rule "delete the file's block"
      DataOrdered
      & (w_step[w] = W_idle)
      & map_committed[p]
      & !PG_locked[p]
      & !PG_dirty[p]
      & !PG_writeback[p]
    ==>
    begin
      map_committed[p] := false;
      data_written[p] := false;
    end;
  end;

  --- @source fs/ext4/inode.c ext4_write_begin
  strongly fair rule "ordered write_begin: lock page, allocate the block"
    DataOrdered & (w_step[w] = W_lock_page) & !PG_locked[w_page[w]]
  ==>
  begin
    PG_locked[w_page[w]] := true;
    if !map_committed[w_page[w]] & (map_transaction[w_page[w]] = NoTransaction) then
      map_transaction[w_page[w]] := w_handle[w];
    end;
    w_step[w] := W_copy;
  end;

  --- The inode goes on the transaction's list if the write allocated: the commit has to write this page.
  --- @source fs/ext4/inode.c ext4_write_end
  fair rule "ordered write_end: copy the bytes, dirty the page, list the inode"
    DataOrdered & (w_step[w] = W_copy)
  ==>
  begin
    BH_Dirty[w_page[w]][0] := true;
    set_page_dirty_nobuffers(w_page[w]);
    if OrderedMachinery & (map_transaction[w_page[w]] = w_handle[w]) then
      inode_add_write(w_handle[w], w_page[w]);
    end;
    w_step[w] := W_unlock_page;
  end;
end;

-- The commit's write-protect pass: fs/ext4/super.c ext4_journalled_submit_inode_data_buffers.
--
-- While the transaction is in T_FLUSH, the commit thread walks the pages of the listed inodes that carry the
-- DIRTY tag and takes them away from every page table. No I/O is done.

import "../mm/writeback.m";

type
  CommitThread: enum {kjournald2};

var
  --- The submit callback of this commit has tagged its pages.
  submit_tagged: boolean;
  --- The pages that the pass has still to visit: those that it tagged TOWRITE when it began. The kernel may
  --- also meet a page that somebody else tags meanwhile; that only adds a write-protection.
  submit_pages: array [Page] of boolean;

--- The transaction whose submit callbacks are due: the committing one in T_FLUSH.
function submit_due(): TransactionOrNone;
begin
  if StrictWindow then
    if (j_running_transaction != NoTransaction)
      & ((t_state[j_running_transaction] = T_LOCKED) & no_updates(j_running_transaction))
    then
      return j_running_transaction;
    end;
  elsif (j_committing_transaction != NoTransaction) & (t_state[j_committing_transaction] = T_FLUSH)
  then
    return j_committing_transaction;
  end;
  return NoTransaction;
end;

--- The submit callback is still at work.
function submit_callback_busy(): boolean;
begin
  return !submit_tagged | (exists p: Page do submit_pages[p] end);
end;

--- Some buffer of the page has dirt that this transaction's journal blocks don't carry.
--- @source fs/ext4/super.c ext4_journalled_writepage_needs_redirty
function needs_redirty(t: TransactionOrNone; p: Page): boolean;
begin
  return exists b: Buffer do
    BH_Dirty[p][b]
    | (((b_transaction[p][b] != NoTransaction) | (b_cp_transaction[p][b] != NoTransaction))
       & ((b_transaction[p][b] != t) | (b_next_transaction[p][b] != NoTransaction)))
  end;
end;

procedure initialise_callbacks();
begin
  submit_tagged := false;
  for p: Page do
    submit_pages[p] := false;
  end;
end;

ruleset k: CommitThread do
  --- Phase 2a goes over the inodes of the transaction. Where a callback write-protects,
  --- tag_pages_for_writeback() copies the DIRTY tag to TOWRITE over the inode's dirty range, without page
  --- locks; before v5.10 a data=journal inode is not on the list and there is nothing to do.
  --- @source fs/ext4/super.c ext4_journalled_submit_inode_data_buffers
  --- @event submit_callback if WriteProtectAtCommit & (i_transaction = submit_due())
  fair rule "submit pass: tag dirty pages of listed inodes"
    (submit_due() != NoTransaction) & !submit_tagged
  ==>
  begin
    if WriteProtectAtCommit & (i_transaction = submit_due()) then
      for p: Page do
        if in_dirty_range(p) & TAG_DIRTY[p] then
          TAG_TOWRITE[p] := true;
          submit_pages[p] := true;
        end;
      end;
    end;
    submit_tagged := true;
  end;

  ruleset p: Page do
    --- Takes the page lock; a page found clean is left alone. Neither tag is cleared here. With
    --- data=ordered the page is written home instead.
    --- @source fs/ext4/super.c ext4_journalled_writepage_callback
    --- @event write_protected(page = p) if PG_dirty[p]
    strongly fair rule "submit callback: write-protect page"
      submit_pages[p] & !PG_locked[p] & !(PG_dirty[p] & PG_writeback[p])
    ==>
    begin
      if PG_dirty[p] then
        clear_page_dirty_for_io(p);
        if DataOrdered then
          bio_write_page(p, false);
        elsif (RedirtyOtherDirt & needs_redirty(i_transaction, p))
          | (RedirtyChecked & PG_checked[p])
        then
          set_page_dirty_nobuffers(p);
        end;
      end;
      submit_pages[p] := false;
    end;
  end;
end;

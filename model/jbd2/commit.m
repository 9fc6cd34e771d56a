-- The commit thread: fs/jbd2/commit.c jbd2_journal_commit_transaction. Commits are strictly sequential.

import "../ext4/callbacks.m";
import "../mm/writeback.m";

var
  --- The checksum in the block's descriptor tag, as the contents that it covers; 0 outside a commit.
  tag_checksum : array [Page] of array [Buffer] of Value;
  --- What landed in the block's journal block; 0 outside a commit.
  log_content : array [Page] of array [Buffer] of Value;

--- Where the commit takes the contents from: the frozen copy, or else the live page.
--- @source fs/jbd2/journal.c jbd2_journal_write_metadata_buffer
function commit_source(p : Page; b : Buffer) : Value;
begin
  return (b_frozen[p][b] ? frozen_content[p][b] : page_content[p][b]);
end;

function committing_in(s : TransactionState) : boolean;
begin
  return (j_committing_transaction != NoTransaction) & (t_state[j_committing_transaction] = s);
end;

--- The committing transaction has a buffer on the list.
function list_not_empty(list : JournalList) : boolean;
begin
  return exists p : Page do exists b : Buffer do
    (b_transaction[p][b] = j_committing_transaction) & (b_jlist[p][b] = list)
  end end;
end;

--- The block's journal write is complete.
function landed(p : Page; b : Buffer) : boolean;
begin
  return (b_transaction[p][b] != NoTransaction) & (b_transaction[p][b] = j_committing_transaction)
       & (((b_jlist[p][b] = BJ_Shadow) & !BH_Shadow[p][b]) | (b_jlist[p][b] = BJ_Forget));
end;

procedure initialise_commit();
begin
  for p : Page do
    for b : Buffer do
      tag_checksum[p][b] := 0;
      log_content[p][b] := 0;
    end;
  end;
end;

ruleset k : CommitThread do

  --- A timer, an fsync or a full log asks for a commit: it may begin at any moment.
  --- @source fs/jbd2/commit.c jbd2_journal_commit_transaction
  rule "lock the running transaction"
    (j_running_transaction != NoTransaction) & (j_committing_transaction = NoTransaction)
    & (t_state[j_running_transaction] = T_RUNNING)
  ==>
  begin
    t_state[j_running_transaction] := T_LOCKED;
    commit_requested := false;
  end;

  --- @source fs/jbd2/transaction.c jbd2_journal_wait_updates
  rule "all handles are stopped"
    (j_running_transaction != NoTransaction)
    & (t_state[j_running_transaction] = T_LOCKED)
    & (LockedWaitsForHandles -> no_updates(j_running_transaction))
  ==>
  begin
    t_state[j_running_transaction] := T_SWITCH;
  end;

  --- The next handle creates the next transaction.
  --- @source fs/jbd2/commit.c jbd2_journal_commit_transaction
  rule "switch: the transaction is now the committing one"
    (j_running_transaction != NoTransaction) & (t_state[j_running_transaction] = T_SWITCH)
  ==>
  begin
    t_state[j_running_transaction] := T_FLUSH;
    j_committing_transaction := j_running_transaction;
    j_running_transaction := NoTransaction;
  end;

  --- @source fs/jbd2/commit.c journal_submit_data_buffers
  rule "submit callbacks are done, begin the metadata phase"
    committing_in(T_FLUSH) & submit_tagged & (CallbacksBeforeCapture -> !submit_callback_busy())
  ==>
  begin
    t_state[j_committing_transaction] := T_COMMIT;
  end;

  ruleset p : Page; b : Buffer do

    --- Chooses the source, files the buffer as shadow, writes its tag with the checksum of the source and
    --- submits it.
    --- @source fs/jbd2/journal.c jbd2_journal_write_metadata_buffer
    --- @source fs/jbd2/commit.c jbd2_block_tag_csum_set
    rule "capture: checksum the block, submit it to the log"
      committing_in(T_COMMIT) & (b_transaction[p][b] = j_committing_transaction)
      & (b_jlist[p][b] = BJ_Metadata)
    ==>
    begin
      b_jlist[p][b] := BJ_Shadow;
      BH_Shadow[p][b] := true;
      tag_checksum[p][b] := commit_source(p, b);
    end;

  end;

  --- @source fs/jbd2/commit.c journal_finish_inode_data_buffers
  rule "every block is submitted: finish callbacks, wait for the log"
    committing_in(T_COMMIT) & !list_not_empty(BJ_Metadata)
  ==>
  begin
    refile_inode(j_committing_transaction);
    t_state[j_committing_transaction] := T_COMMIT_DFLUSH;
  end;

  ruleset p : Page; b : Buffer do

    --- @source fs/jbd2/commit.c jbd2_journal_commit_transaction
    rule "log write is complete, file the buffer as forget"
      committing_in(T_COMMIT_DFLUSH) & (b_transaction[p][b] = j_committing_transaction)
      & (b_jlist[p][b] = BJ_Shadow) & !BH_Shadow[p][b]
    ==>
    begin
      b_jlist[p][b] := BJ_Forget;
    end;

  end;

  --- The commit record goes out with a flush before it and FUA, and is waited for.
  --- @source fs/jbd2/commit.c journal_submit_commit_record
  rule "every log write is complete: write the commit record"
    committing_in(T_COMMIT_DFLUSH) & !list_not_empty(BJ_Shadow)
  ==>
  begin
    t_state[j_committing_transaction] := T_COMMIT_JFLUSH;
  end;

  ruleset p : Page; b : Buffer do

    --- Frees the frozen copy and hands the buffer to the running transaction or to write-back.
    --- @source fs/jbd2/commit.c jbd2_journal_commit_transaction
    rule "forget list: refile the buffer"
      committing_in(T_COMMIT_JFLUSH) & (b_transaction[p][b] = j_committing_transaction)
    ==>
    begin
      tag_checksum[p][b] := 0;
      log_content[p][b] := 0;
      refile_buffer(p, b);
    end;

  end;

  --- Journal access no longer meets a committing transaction.
  --- @source fs/jbd2/commit.c jbd2_journal_commit_transaction
  rule "forget list is empty: commit callback"
    committing_in(T_COMMIT_JFLUSH)
    & (forall p : Page do forall b : Buffer do b_transaction[p][b] != j_committing_transaction end end)
  ==>
  begin
    t_state[j_committing_transaction] := T_COMMIT_CALLBACK;
    for p : Page do
      if writeback_transaction[p] = j_committing_transaction then
        writeback_transaction[p] := NoTransaction;
        PG_writeback[p] := false;
      end;
    end;
  end;

  --- fsync() waiters wake; the identity is free.
  --- @source fs/jbd2/commit.c jbd2_journal_commit_transaction
  rule "the commit is finished"
    committing_in(T_COMMIT_CALLBACK)
  ==>
  begin
    t_state[j_committing_transaction] := T_FINISHED;
    j_committing_transaction := NoTransaction;
    submit_tagged := false;
  end;

end;

ruleset d : Device; p : Page; b : Buffer do

  --- The bytes that land are those of the source now, not those that were checksummed. Sleepers on
  --- BH_Shadow wake.
  --- @source fs/jbd2/commit.c journal_end_buffer_io_sync
  rule "log write lands"
    BH_Shadow[p][b]
  ==>
  begin
    log_content[p][b] := commit_source(p, b);
    BH_Shadow[p][b] := false;
  end;

end;

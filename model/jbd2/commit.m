-- The commit thread: fs/jbd2/commit.c jbd2_journal_commit_transaction. Commits are strictly sequential.

import "../ext4/callbacks.m";
import "../ext4/datasync.m";
import "../ext4/ordered.m";

--- Where the commit takes the contents from: the frozen copy, or else the live page.
--- @source fs/jbd2/journal.c jbd2_journal_write_metadata_buffer
function commit_source(p: Page; b: Buffer): Value;
begin
  return (b_frozen[p][b] ? frozen_content[p][b] : page_content[p][b]);
end;

function committing_in(s: TransactionState): boolean;
begin
  return (j_committing_transaction != NoTransaction) & (t_state[j_committing_transaction] = s);
end;

--- data=ordered: every page that the commit has written is home.
--- @source fs/jbd2/commit.c journal_finish_inode_data_buffers
function finish_callback_done(t: Transaction): boolean;
begin
  return (i_transaction = t) -> (forall p: Page do in_dirty_range(p) -> !PG_writeback[p] end);
end;

--- The committing transaction has a buffer on the list.
function list_not_empty(list: JournalList): boolean;
begin
  return exists p: Page do
    exists b: Buffer do
      (b_transaction[p][b] = j_committing_transaction) & (b_jlist[p][b] = list)
    end
  end;
end;

--- The block's journal write is complete.
function landed(p: Page; b: Buffer): boolean;
begin
  return (b_transaction[p][b] != NoTransaction)
    & (b_transaction[p][b] = j_committing_transaction)
    & (((b_jlist[p][b] = BJ_Shadow) & !BH_Shadow[p][b]) | (b_jlist[p][b] = BJ_Forget));
end;

ruleset k: CommitThread do
  --- A timer, an fsync or a full log asks for a commit: it may begin at any moment.
  --- @source fs/jbd2/commit.c jbd2_journal_commit_transaction
  --- @event commit_locking
  fair rule "lock the running transaction"
    (j_running_transaction != NoTransaction)
    & (j_committing_transaction = NoTransaction)
    & (t_state[j_running_transaction] = T_RUNNING)
    & (CommitTimer | commit_requested)
  ==>
  begin
    t_state[j_running_transaction] := T_LOCKED;
    commit_requested := false;
  end;

  --- @source fs/jbd2/transaction.c jbd2_journal_wait_updates
  fair rule "all handles are stopped"
    (j_running_transaction != NoTransaction)
    & (t_state[j_running_transaction] = T_LOCKED)
    & (LockedWaitsForHandles -> no_updates(j_running_transaction))
    & (StrictWindow -> !submit_callback_busy())
  ==>
  begin
    t_state[j_running_transaction] := T_SWITCH;
  end;

  --- The next handle creates the next transaction.
  --- @source fs/jbd2/commit.c jbd2_journal_commit_transaction
  --- @event commit_flushing
  fair rule "switch: the transaction is now the committing one"
    (j_running_transaction != NoTransaction) & (t_state[j_running_transaction] = T_SWITCH)
  ==>
  begin
    t_state[j_running_transaction] := T_FLUSH;
    j_committing_transaction := j_running_transaction;
    j_running_transaction := NoTransaction;
  end;

  --- @source fs/jbd2/commit.c journal_submit_data_buffers
  --- @event commit_logging
  fair rule "submit callbacks are done, begin the metadata phase"
    committing_in(T_FLUSH) & submit_tagged & (CallbacksBeforeCapture -> !submit_callback_busy())
  ==>
  begin
    t_state[j_committing_transaction] := T_COMMIT;
  end;

  ruleset p: Page; b: Buffer do
    --- Chooses the source, files the buffer as shadow, writes its tag with the checksum of the source and
    --- submits it.
    --- @source fs/jbd2/journal.c jbd2_journal_write_metadata_buffer
    --- @source fs/jbd2/commit.c jbd2_block_tag_csum_set
    --- @event journal_write(page = p, frozen = b_frozen[p][b], writable = writably_mapped(p))
    fair rule "capture: checksum the block, submit it to the log"
      committing_in(T_COMMIT)
      & (b_transaction[p][b] = j_committing_transaction)
      & (b_jlist[p][b] = BJ_Metadata)
    ==>
    begin
      b_jlist[p][b] := BJ_Shadow;
      BH_Shadow[p][b] := true;
      if CapturesPinnedCopy & pinned[p] & !b_frozen[p][b] then
        b_frozen[p][b] := true;
        frozen_content[p][b] := page_content[p][b];
      end;
      tag_checksum[p][b] := commit_source(p, b);
    end;
  end;

  --- @source fs/jbd2/commit.c journal_finish_inode_data_buffers
  fair rule "every block is submitted: finish callbacks, wait for the log"
    committing_in(T_COMMIT)
    & !list_not_empty(BJ_Metadata)
    & (DataOrdered -> finish_callback_done(j_committing_transaction))
  ==>
  begin
    refile_inode(j_committing_transaction);
    t_state[j_committing_transaction] := T_COMMIT_DFLUSH;
    if AsyncCommit then
      commit_record := record_submitted;
    end;
  end;

  ruleset p: Page; b: Buffer do
    --- @source fs/jbd2/commit.c jbd2_journal_commit_transaction
    fair rule "log write is complete, file the buffer as forget"
      committing_in(T_COMMIT_DFLUSH)
      & (b_transaction[p][b] = j_committing_transaction)
      & (b_jlist[p][b] = BJ_Shadow)
      & !BH_Shadow[p][b]
    ==>
    begin
      b_jlist[p][b] := BJ_Forget;
    end;
  end;

  --- The commit record goes out with a flush before it and FUA, and is waited for. A record that was
  --- submitted earlier is waited for, and the drive cache flushed.
  --- @source fs/jbd2/commit.c journal_submit_commit_record
  --- @event commit_record
  fair rule "every log write is complete: write the commit record"
    committing_in(T_COMMIT_DFLUSH) & !list_not_empty(BJ_Shadow)
  ==>
  begin
    t_state[j_committing_transaction] := T_COMMIT_JFLUSH;
    log_is_durable(j_committing_transaction);
    commit_block_map(j_committing_transaction);
    commit_record := no_record;
  end;

  ruleset p: Page; b: Buffer do
    --- Moves the buffer from an older checkpoint list to this transaction's, frees the frozen copy, and
    --- hands the buffer to the running transaction or to write-back.
    --- @source fs/jbd2/commit.c jbd2_journal_commit_transaction
    fair rule "forget list: refile the buffer"
      committing_in(T_COMMIT_JFLUSH) & (b_transaction[p][b] = j_committing_transaction)
    ==>
    begin
      if DiskModelled then
        b_cp_transaction[p][b] := (BH_JBDDirty[p][b] ? j_committing_transaction : NoTransaction);
      end;
      forget_log_block(p, b);
      refile_buffer(p, b);
    end;
  end;

  --- Journal access no longer meets a committing transaction.
  --- @source fs/jbd2/commit.c jbd2_journal_commit_transaction
  fair rule "forget list is empty: commit callback"
    committing_in(T_COMMIT_JFLUSH)
    & (forall p: Page do
         forall b: Buffer do b_transaction[p][b] != j_committing_transaction end
       end)
  ==>
  begin
    t_state[j_committing_transaction] := T_COMMIT_CALLBACK;
    for p: Page do
      if writeback_transaction[p] = j_committing_transaction then
        writeback_transaction[p] := NoTransaction;
        PG_writeback[p] := false;
      end;
    end;
  end;

  --- fsync() waiters wake; the identity is free.
  --- @source fs/jbd2/commit.c jbd2_journal_commit_transaction
  --- @event commit_finished
  fair rule "the commit is finished"
    committing_in(T_COMMIT_CALLBACK)
  ==>
  begin
    wake_fsync(j_committing_transaction);
    t_state[j_committing_transaction] := T_FINISHED;
    j_committing_transaction := NoTransaction;
    submit_tagged := false;
  end;
end;

ruleset d: Device; p: Page; b: Buffer do
  --- The bytes that land are those of the source now, not those that were checksummed. Sleepers on
  --- BH_Shadow wake.
  --- @source fs/jbd2/commit.c journal_end_buffer_io_sync
  --- @event journal_write_completes(page = p, writable = writably_mapped(p))
  fair rule "log write lands"
    BH_Shadow[p][b]
  ==>
  begin
    log_content[p][b] := commit_source(p, b);
    BH_Shadow[p][b] := false;
  end;

  --- Blocks reach the medium in any order, and the commit record too if it was not held back.
  fair rule "drive cache: journal block reaches the medium"
    AsyncCommit & landed(p, b) & (commit_record != no_record) & !log_on_medium[p][b]
  ==>
  begin
    log_on_medium[p][b] := true;
  end;
end;

ruleset d: Device do
  fair rule "drive cache: commit record reaches the medium"
    commit_record = record_submitted
  ==>
  begin
    commit_record := record_on_medium;
  end;
end;

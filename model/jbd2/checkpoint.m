-- Checkpointing and the log tail: fs/jbd2/checkpoint.c.
--
-- A committed transaction stays in the log until each of its buffers is home or in a newer committed
-- transaction. The checkpoint list of a transaction is the set of buffers whose b_cp_transaction it is.

import "log.m";
import "../mm/writeback.m";

type
  --- Whoever checkpoints: a task that waits for log space, or the commit thread when it cleans the lists.
  CheckpointThread: enum {checkpoint};

var
  --- The checkpoint has seen the buffer unlocked and will next look whether it is dirty.
  cp_saw_unlocked: array [Page] of array [Buffer] of boolean;

--- The checkpoint takes the buffer for one that is being written.
function looks_busy(p: Page; b: Buffer): boolean;
begin
  return buffer_is_locked(p, b) | (CheckpointTestsAsyncWrite & BH_Async_Write[p][b]);
end;

--- Only the checkpoint list has the buffer; a buffer that a transaction has waits for that transaction's
--- commit.
function on_checkpoint_list_only(p: Page; b: Buffer): boolean;
begin
  return (b_cp_transaction[p][b] != NoTransaction) & (b_transaction[p][b] = NoTransaction);
end;

procedure initialise_checkpoint();
begin
  for p: Page do
    for b: Buffer do
      cp_saw_unlocked[p][b] := false;
    end;
  end;
end;

ruleset c: CheckpointThread do
  ruleset p: Page; b: Buffer do
    --- Since v6.5 the lock and the dirty flag are tested together: the buffer is clean, so it is taken as
    --- home.
    --- @source fs/jbd2/checkpoint.c jbd2_journal_try_remove_checkpoint
    fair rule "checkpoint: unlocked and clean, drop the buffer from its list"
      CheckpointTrylock & on_checkpoint_list_only(p, b) & !looks_busy(p, b) & !BH_Dirty[p][b]
    ==>
    begin
      b_cp_transaction[p][b] := NoTransaction;
    end;

    --- Before v6.5.
    --- @source fs/jbd2/checkpoint.c __try_to_free_cp_buf
    fair rule "checkpoint: the buffer is not locked"
      !CheckpointTrylock
      & on_checkpoint_list_only(p, b)
      & !looks_busy(p, b)
      & !cp_saw_unlocked[p][b]
    ==>
    begin
      cp_saw_unlocked[p][b] := true;
    end;

    --- Before v6.5: the lock is not looked at again.
    --- @source fs/jbd2/checkpoint.c __try_to_free_cp_buf
    fair rule "checkpoint: the buffer is dirty or clean, keep or drop it"
      cp_saw_unlocked[p][b]
    ==>
    begin
      cp_saw_unlocked[p][b] := false;
      if on_checkpoint_list_only(p, b) & !BH_Dirty[p][b] then
        b_cp_transaction[p][b] := NoTransaction;
      end;
    end;

    --- write_dirty_buffer() holds the buffer lock until the write is complete.
    --- @source fs/jbd2/checkpoint.c jbd2_log_do_checkpoint
    fair rule "checkpoint: lock and write the dirty buffer home"
      DiskModelled & on_checkpoint_list_only(p, b) & !looks_busy(p, b) & BH_Dirty[p][b]
    ==>
    begin
      BH_Dirty[p][b] := false;
      BH_Lock[p][b] := true;
    end;
  end;

  ruleset t: Transaction do
    --- The oldest transaction's list is empty: flush the drive cache, then write the superblock with the
    --- new tail.
    --- @source fs/jbd2/journal.c jbd2_update_log_tail
    fair rule "checkpoint: flush, move the log tail past the transaction"
      is_up()
      & is_oldest_logged(t)
      & (t_state[t] = T_FINISHED)
      & (forall p: Page do forall b: Buffer do b_cp_transaction[p][b] != t end end)
    ==>
    begin
      flush_drive_cache();
      drop_from_log(t);
    end;
  end;
end;

ruleset d: Device; p: Page; b: Buffer do
  --- @source fs/buffer.c end_buffer_write_sync
  fair rule "checkpoint write completes"
    BH_Lock[p][b]
  ==>
  begin
    complete_home_write(p, b);
    BH_Lock[p][b] := false;
  end;
end;

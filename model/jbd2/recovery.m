-- Crash and recovery: fs/jbd2/recovery.c do_one_pass.

import "commit.m";
import "checkpoint.m";
import "../ext4/page_mkwrite.m";
import "../ext4/write.m";
import "../ext4/fsync.m";

type
  PowerSupply: enum {power};
  Mount: enum {mount};

var
  --- Recovery has met a block whose checksum does not match.
  recovery_failed: boolean;

--- Some logged block of the transaction does not match its checksum.
function has_mismatch(t: Transaction): boolean;
begin
  return exists p: Page do
    exists b: Buffer do t_has_block[t][p][b] & (t_block[t][p][b] != t_checksum[t][p][b]) end
  end;
end;

--- The transaction is the newest one in the log.
function is_newest_logged(t: Transaction): boolean;
begin
  return t_logged[t]
    & (forall o: Transaction do
         t_logged[o]
         -> ((o + Transactions - t_next) % Transactions)
         <= ((t + Transactions - t_next) % Transactions)
       end);
end;

--- A commit record may be on the medium although the transaction's blocks are not, if they were written
--- together. A journal block that did not make it holds whatever was there before, which matches no
--- checksum.
procedure log_interrupted_commit(t: Transaction);
begin
  t_logged[t] := true;
  for p: Page do
    for b: Buffer do
      if (b_transaction[p][b] = t) & ((b_jlist[p][b] = BJ_Shadow) | (b_jlist[p][b] = BJ_Forget))
      then
        t_has_block[t][p][b] := true;
        t_checksum[t][p][b] := tag_checksum[p][b];
        t_block[t][p][b] := (log_on_medium[p][b] ? log_content[p][b] : 1 - tag_checksum[p][b]);
      end;
    end;
  end;
end;

--- Everything in memory, and in the drive's cache, is gone.
procedure lose_memory();
begin
  initialise_pages(false);
  initialise_transactions();
  initialise_buffers();
  initialise_inode();
  initialise_users();
  initialise_writers();
  initialise_writeback();
  initialise_callbacks();
  initialise_checkpoint();
  stop_fsync();
  commit_record := no_record;
  for p: Page do
    for b: Buffer do
      home_in_cache[p][b] := false;
      home_cached[p][b] := 0;
      forget_log_block(p, b);
    end;
  end;
end;

--- The transaction counts as committed: its contents are what recovery has to restore.
procedure accept_transaction(t: Transaction);
begin
  for p: Page do
    for b: Buffer do
      if t_has_block[t][p][b] then
        committed_content[p][b] := t_checksum[t][p][b];
      end;
    end;
  end;
end;

procedure initialise_recovery();
begin
  machine := M_up;
  recovery_failed := false;
end;

ruleset w: PowerSupply do
  --- At any moment.
  rule "power fails"
    Crashes & is_up()
  ==>
  var
    next: Transaction;
  begin
    next := t_next;
    if (commit_record = record_on_medium) & !t_logged[j_committing_transaction] then
      log_interrupted_commit(j_committing_transaction);
    end;
    lose_memory();
    t_next := next;
    machine := M_scan;
  end;
end;

ruleset m: Mount do
  ruleset t: Transaction do
    --- With version 1 the commit record holds a checksum over all blocks. A last transaction that fails it
    --- is taken for an interrupted commit if the journal commits asynchronously, otherwise for damage.
    --- Version 3 has nothing to check here but the record itself.
    --- @source fs/jbd2/recovery.c do_one_pass
    fair rule "recovery: scan to the newest commit record"
      (machine = M_scan) & is_newest_logged(t)
    ==>
    begin
      if ChecksumV1 & has_mismatch(t) then
        drop_from_log(t);
        recovery_failed := !AsyncCommit;
      else
        accept_transaction(t);
      end;
      machine := M_replay;
    end;

    ruleset p: Page; b: Buffer do
      --- A block whose checksum does not match is skipped, the rest is replayed, and the mount is refused
      --- at the end.
      --- @source fs/jbd2/recovery.c do_one_pass
      fair rule "recovery: replay a block of the oldest transaction"
        (machine = M_replay) & is_oldest_logged(t) & t_has_block[t][p][b]
      ==>
      begin
        if t_block[t][p][b] = t_checksum[t][p][b] then
          home_content[p][b] := t_block[t][p][b];
          home_behind[p][b] := false;
        else
          recovery_failed := true;
        end;
        t_has_block[t][p][b] := false;
        t_block[t][p][b] := 0;
        t_checksum[t][p][b] := 0;
      end;
    end;

    --- @source fs/jbd2/recovery.c do_one_pass
    fair rule "recovery: the transaction is replayed"
      (machine = M_replay)
      & is_oldest_logged(t)
      & (forall p: Page do forall b: Buffer do !t_has_block[t][p][b] end end)
    ==>
    begin
      t_logged[t] := false;
    end;
  end;

  --- @source fs/jbd2/recovery.c do_one_pass
  fair rule "recovery: the log is empty"
    (machine = M_scan) & (forall t: Transaction do !t_logged[t] end)
  ==>
  begin
    machine := M_replay;
  end;

  --- @source fs/jbd2/recovery.c jbd2_journal_recover
  fair rule "recovery: every transaction is replayed"
    (machine = M_replay) & (forall t: Transaction do !t_logged[t] end)
  ==>
  begin
    machine := (recovery_failed ? M_mount_refused : M_recovered);
  end;

  --- The file is read back from the disk, and counts as committed as it is.
  fair rule "mount the recovered file system"
    machine = M_recovered
  ==>
  begin
    machine := M_up;
    t_next := 1;
    fsync_returned := false;
    for p: Page do
      for b: Buffer do
        forget_fsync(p, b);
        page_content[p][b] := home_content[p][b];
        committed_content[p][b] := home_content[p][b];
        home_uncommitted[p][b] := false;
      end;
    end;
  end;

  --- The journal stays as it is, so no further try would do better.
  fair rule "the mount is refused: begin with a new file system"
    machine = M_mount_refused
  ==>
  begin
    initialise_pages(false);
    initialise_disk();
    initialise_fsync();
    initialise_recovery();
    t_next := 1;
  end;
end;

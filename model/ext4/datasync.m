-- Which transaction fsync() has to see committed: struct ext4_inode_info, fs/ext4/fsync.c. Part of the state
-- only with Fsyncs.

import "../jbd2/inode.m";

var
  --- The transaction that last changed the file's data, until it is committed.
  i_datasync_tid: TransactionOrNone;
  --- The transaction whose commit the fsync() under way waits for, until it is finished.
  fsync_tid: TransactionOrNone;

--- The handle's transaction changes the file's data.
--- @source fs/ext4/inode.c ext4_journal_page_buffers
--- @source fs/ext4/inode.c ext4_journalled_write_end
procedure note_datasync_tid(t: TransactionOrNone);
begin
  if Fsyncs then
    i_datasync_tid := t;
  end;
end;

--- Identities are taken again, so whoever keeps the identity of a transaction in mind forgets it once its
--- commit is finished.
procedure wake_fsync(t: Transaction);
begin
  if i_datasync_tid = t then
    i_datasync_tid := NoTransaction;
  end;
  if fsync_tid = t then
    fsync_tid := NoTransaction;
  end;
end;

procedure initialise_datasync();
begin
  i_datasync_tid := NoTransaction;
  fsync_tid := NoTransaction;
end;

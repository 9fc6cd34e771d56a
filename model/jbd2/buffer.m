-- One journal_head with its buffer_head per block: fs/jbd2/transaction.c, include/linux/journal-head.h.

import "transaction.m";

type
  JournalList: enum {BJ_None, BJ_Reserved, BJ_Metadata, BJ_Shadow, BJ_Forget};

var
  --- The running or the committing transaction that the buffer belongs to.
  b_transaction: array [Page] of array [Buffer] of TransactionOrNone;
  --- The running transaction, while b_transaction is the committing one and both want the buffer.
  b_next_transaction: array [Page] of array [Buffer] of TransactionOrNone;
  --- The committed transaction whose checkpoint list has the buffer.
  b_cp_transaction: array [Page] of array [Buffer] of TransactionOrNone;
  b_jlist: array [Page] of array [Buffer] of JournalList;
  --- The newest transaction to touch the buffer has dirtied it, not only asked for access.
  b_modified: array [Page] of array [Buffer] of boolean;
  --- b_frozen_data is allocated; the commit writes frozen_content instead of the page.
  b_frozen: array [Page] of array [Buffer] of boolean;
  frozen_content: array [Page] of array [Buffer] of Value;
  --- History, for one property: what the block held when the running transaction got access to it beside the
  --- committing one. Only with TracksHandover.
  content_at_handover: array [Page] of array [Buffer] of Value;
  --- Write-back may write the block home.
  BH_Dirty: array [Page] of array [Buffer] of boolean;
  --- Dirty in a transaction: write-back must not write the block home.
  BH_JBDDirty: array [Page] of array [Buffer] of boolean;
  --- The block's journal write is in flight from the live page or the frozen copy.
  BH_Shadow: array [Page] of array [Buffer] of boolean;
  --- Locked by jbd2's checkpoint write.
  BH_Lock: array [Page] of array [Buffer] of boolean;
  --- The home write by write-back is in flight. Write-back does not lock the buffer for it.
  BH_Async_Write: array [Page] of array [Buffer] of boolean;
  --- The block is allocated on disk.
  BH_Mapped: array [Page] of array [Buffer] of boolean;

--- The handle's transaction already has the buffer: nothing to wait for, nothing to do.
--- @source fs/jbd2/transaction.c jbd2_write_access_granted
function write_access_granted(t: TransactionOrNone; p: Page; b: Buffer): boolean;
begin
  return !BH_Dirty[p][b] & ((b_transaction[p][b] = t) | (b_next_transaction[p][b] = t));
end;

--- do_get_write_access() sleeps on BH_Shadow: the journal write of the contents is in flight and nothing
--- was copied.
--- @source fs/jbd2/transaction.c do_get_write_access
function must_wait_for_shadow(t: TransactionOrNone; p: Page; b: Buffer): boolean;
begin
  return ShadowWait
    & BH_Shadow[p][b]
    & !b_frozen[p][b]
    & (b_transaction[p][b] != t)
    & (b_next_transaction[p][b] != t);
end;

--- lock_buffer() has to wait.
function buffer_is_locked(p: Page; b: Buffer): boolean;
begin
  return BH_Lock[p][b] | (HomeWriteHoldsBufferLock & BH_Async_Write[p][b]);
end;

--- Journal access clears the dirty flag in a step of its own, before it files the buffer.
--- @source fs/ext4/inode.c do_journal_get_write_access
function must_clear_dirty_first(p: Page; b: Buffer): boolean;
begin
  return (WrapperClearsDirty | !AccessFilesAtomically)
    & BH_Dirty[p][b]
    & !buffer_is_locked(p, b)
    & (b_transaction[p][b] = NoTransaction);
end;

--- Journal access may be granted now.
--- @source fs/jbd2/transaction.c do_get_write_access
function may_get_write_access(t: TransactionOrNone; p: Page; b: Buffer): boolean;
begin
  return !write_access_granted(t, p, b)
    & !buffer_is_locked(p, b)
    & !must_clear_dirty_first(p, b)
    & !must_wait_for_shadow(t, p, b);
end;

--- Grants access: files an unowned buffer as reserved; copies the contents of one that the committing
--- transaction has still to capture, and leaves it there with the running transaction next in line.
--- @source fs/jbd2/transaction.c do_get_write_access
procedure get_write_access(t: TransactionOrNone; p: Page; b: Buffer);
begin
  if BH_Dirty[p][b] then
    BH_Dirty[p][b] := false;
    BH_JBDDirty[p][b] := true;
  end;
  if (b_transaction[p][b] != t) & (b_next_transaction[p][b] != t) then
    b_modified[p][b] := false;
    if b_transaction[p][b] = NoTransaction then
      b_transaction[p][b] := t;
      b_jlist[p][b] := BJ_Reserved;
    else
      if CopyOut & (b_jlist[p][b] = BJ_Metadata) & !b_frozen[p][b] then
        b_frozen[p][b] := true;
        frozen_content[p][b] := page_content[p][b];
      end;
      b_next_transaction[p][b] := t;
      if TracksHandover then
        content_at_handover[p][b] := page_content[p][b];
      end;
    end;
  end;
end;

--- The step of its own: jbd2 before January 2023 marks the buffer journal-dirty at least, ext4 before v6.12
--- only keeps in mind that it was dirty.
--- @source fs/ext4/inode.c do_journal_get_write_access
procedure clear_dirty_first(p: Page; b: Buffer);
begin
  BH_Dirty[p][b] := false;
  BH_JBDDirty[p][b] := !WrapperClearsDirty;
end;

--- The contents change in this transaction. A buffer of the committing transaction stays on its list for now.
--- @source fs/jbd2/transaction.c jbd2_journal_dirty_metadata
procedure dirty_metadata(t: TransactionOrNone; p: Page; b: Buffer);
begin
  if !b_modified[p][b] then
    b_modified[p][b] := true;
    BH_JBDDirty[p][b] := true;
    if b_transaction[p][b] = t then
      b_jlist[p][b] := BJ_Metadata;
    end;
  end;
end;

--- The committing transaction lets go of the buffer: it moves to the running one, or becomes ordinary dirty
--- data that may be written home. mark_buffer_dirty() also sets the page's flag and tag, but never
--- PG_checked.
--- @source fs/jbd2/transaction.c __jbd2_journal_refile_buffer
procedure refile_buffer(p: Page; b: Buffer);
begin
  b_frozen[p][b] := false;
  frozen_content[p][b] := 0;
  content_at_handover[p][b] := 0;
  b_transaction[p][b] := b_next_transaction[p][b];
  b_next_transaction[p][b] := NoTransaction;
  if b_transaction[p][b] != NoTransaction then
    b_jlist[p][b] := (b_modified[p][b] ? BJ_Metadata : BJ_Reserved);
  else
    b_jlist[p][b] := BJ_None;
    b_modified[p][b] := false;
    if BH_JBDDirty[p][b] then
      BH_JBDDirty[p][b] := false;
      BH_Dirty[p][b] := true;
      set_page_dirty_nobuffers(p);
    end;
  end;
end;

--- Journal access has been granted to every buffer of the page.
function page_access_granted(t: TransactionOrNone; p: Page): boolean;
begin
  return forall b: Buffer do write_access_granted(t, p, b) end;
end;

procedure initialise_buffers();
begin
  for p: Page do
    for b: Buffer do
      b_transaction[p][b] := NoTransaction;
      b_next_transaction[p][b] := NoTransaction;
      b_jlist[p][b] := BJ_None;
      b_modified[p][b] := false;
      b_cp_transaction[p][b] := NoTransaction;
      BH_Lock[p][b] := false;
      BH_Async_Write[p][b] := false;
      b_frozen[p][b] := false;
      frozen_content[p][b] := 0;
      content_at_handover[p][b] := 0;
      BH_Dirty[p][b] := false;
      BH_JBDDirty[p][b] := false;
      BH_Shadow[p][b] := false;
      BH_Mapped[p][b] := !StartsWithHole;
    end;
  end;
end;

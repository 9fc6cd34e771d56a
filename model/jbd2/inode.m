-- struct jbd2_inode: what a transaction knows of an inode whose pages its commit must visit.
-- include/linux/jbd2.h, fs/jbd2/transaction.c, fs/jbd2/commit.c.
--
-- The dirty range is in pages. One range serves both transactions, only grows, and is reset when a commit
-- finishes and no next transaction has the inode: it may cover too much.

import "buffer.m";

type
  PageOrEnd: 0..Pages;

var
  --- The transaction whose inode list holds the inode.
  i_transaction: TransactionOrNone;
  --- The running transaction, while i_transaction is the committing one.
  i_next_transaction: TransactionOrNone;
  --- First page of the dirty range, or Pages when the range is empty.
  i_dirty_start: PageOrEnd;
  --- The page after the last one of the dirty range.
  i_dirty_end: PageOrEnd;

function in_dirty_range(p: Page): boolean;
begin
  return (i_dirty_start <= p) & (p < i_dirty_end);
end;

--- Puts the inode on the transaction's list, with one page added to the range.
--- @source fs/jbd2/transaction.c jbd2_journal_file_inode
procedure inode_add_write(t: TransactionOrNone; p: Page);
var
  first: PageOrEnd;
begin
  first := (RangeCorrect ? p : 0);
  if first < i_dirty_start then
    i_dirty_start := first;
  end;
  if first + 1 > i_dirty_end then
    i_dirty_end := first + 1;
  end;
  if (i_transaction != t) & (i_next_transaction != t) then
    if i_transaction = NoTransaction then
      i_transaction := t;
    else
      i_next_transaction := t;
    end;
  end;
end;

--- The commit is through with the inode: it moves to the running transaction's list, or off all lists.
--- @source fs/jbd2/commit.c journal_finish_inode_data_buffers
procedure refile_inode(t: Transaction);
begin
  if i_transaction = t then
    i_transaction := i_next_transaction;
    i_next_transaction := NoTransaction;
    if i_transaction = NoTransaction then
      i_dirty_start := Pages;
      i_dirty_end := 0;
    end;
  end;
end;

procedure initialise_inode();
begin
  i_transaction := NoTransaction;
  i_next_transaction := NoTransaction;
  i_dirty_start := Pages;
  i_dirty_end := 0;
end;

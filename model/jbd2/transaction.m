-- Transactions and handles: include/linux/jbd2.h, fs/jbd2/transaction.c.
--
-- A transaction is an identity with a state. An identity whose state is T_FINISHED is free and may begin
-- again, so the model never runs out of transactions and needs no bound on the number of commits.

import "../mm/page.m";

const
  NoTransaction: 0;

type
  Transaction: 1..Transactions;
  TransactionOrNone: 0..Transactions;
  TransactionState: enum {
    T_RUNNING,
    T_LOCKED,
    T_SWITCH,
    T_FLUSH,
    T_COMMIT,
    T_COMMIT_DFLUSH,
    T_COMMIT_JFLUSH,
    T_COMMIT_CALLBACK,
    T_FINISHED
  };

var
  j_running_transaction: TransactionOrNone;
  j_committing_transaction: TransactionOrNone;
  t_state: array [Transaction] of TransactionState;
  --- With DiskModelled identities are taken in a circle, in the order of the log; this one is next.
  t_next: Transaction;
  --- The transaction's commit record is on the medium and the log tail has not passed it.
  t_logged: array [Transaction] of boolean;
  --- Somebody has asked for the running transaction's commit; otherwise only the 5 s timer will start it.
  commit_requested: boolean;
  --- The handle that each task holds open, by transaction: current->journal_info. The kernel only counts them
  --- (t_updates); to wait for a count of zero is to wait until nobody holds a handle on the transaction.
  u_handle: array [User] of TransactionOrNone;
  w_handle: array [Writer] of TransactionOrNone;
  f_handle: TransactionOrNone;

--- t_updates of the transaction is 0.
function no_updates(t: Transaction): boolean;
begin
  return (forall u: User do u_handle[u] != t end)
    & (forall w: Writer do w_handle[w] != t end)
    & (f_handle != t);
end;

--- An identity is free for the next transaction: finished, and no longer in the log. A task that finds none
--- free waits for log space.
function free_identity(t: Transaction): boolean;
begin
  return (t_state[t] = T_FINISHED) & !t_logged[t] & (DiskModelled -> (t = t_next));
end;

--- start_this_handle() need not sleep: there is a running transaction that accepts handles, or one can be
--- created.
--- @source fs/jbd2/transaction.c start_this_handle
function may_start_handle(): boolean;
begin
  if j_running_transaction = NoTransaction then
    return exists t: Transaction do free_identity(t) end;
  end;
  return (t_state[j_running_transaction] = T_RUNNING)
    | (!LockedBlocksJoin & (t_state[j_running_transaction] = T_LOCKED))
    | (!SwitchBlocksJoin & (t_state[j_running_transaction] = T_SWITCH));
end;

--- Joins the running transaction, creating it first if there is none.
--- @source fs/jbd2/transaction.c start_this_handle
function start_handle(): Transaction;
begin
  if j_running_transaction = NoTransaction then
    for t: Transaction do
      if (j_running_transaction = NoTransaction) & free_identity(t) then
        j_running_transaction := t;
        t_state[t] := T_RUNNING;
        if DiskModelled then
          t_next := (t % Transactions) + 1;
        end;
      end;
    end;
  end;
  return j_running_transaction;
end;

--- @source fs/jbd2/journal.c jbd2_log_start_commit
procedure request_commit();
begin
  if j_running_transaction != NoTransaction then
    commit_requested := true;
  end;
end;

--- The committing transaction has begun to capture contents, or is past that.
function past_callbacks(t: Transaction): boolean;
begin
  return (t_state[t] = T_COMMIT) | (t_state[t] = T_COMMIT_DFLUSH) | (t_state[t] = T_COMMIT_JFLUSH);
end;

procedure initialise_transactions();
begin
  j_running_transaction := NoTransaction;
  j_committing_transaction := NoTransaction;
  commit_requested := false;
  t_next := 1;
  for t: Transaction do
    t_state[t] := T_FINISHED;
  end;
  for u: User do
    u_handle[u] := NoTransaction;
  end;
  for w: Writer do
    w_handle[w] := NoTransaction;
  end;
  f_handle := NoTransaction;
end;

-- Two-phase commit: a transaction manager makes all resource managers commit, or all abort.
-- Source: J. Gray and L. Lamport, "Consensus on transaction commit", ACM Trans. Database Systems 31(1), 2006.
-- The steps are those of that paper's TLA+ specification, which has 288 states for three resource managers;
-- the one step added here starts the next transaction when all have decided.
-- Sizes: RM resource managers.
-- expect: holds
-- expect: states 288
-- expect: rules 1173
-- expect: proved "all or nothing" for any Manager
-- expect at RM=4: states 1568
-- expect at RM=4: rules 8339

const
  RM: 3;

type
  Manager: scalarset(RM);
  Stand: enum {working, prepared, committed, aborted};
  Outcome: enum {open, decided_commit, decided_abort};

var
  stand: array [Manager] of Stand;
  --- The transaction manager's decision.
  outcome: Outcome;
  --- The resource managers whose vote the transaction manager has received.
  vote_received: array [Manager] of boolean;
  --- Messages are never lost and never removed: the set of all that were sent.
  vote_sent: array [Manager] of boolean;
  commit_sent: boolean;
  abort_sent: boolean;

procedure begin_transaction();
begin
  for m: Manager do
    stand[m] := working;
    vote_received[m] := false;
    vote_sent[m] := false;
  end;
  outcome := open;
  commit_sent := false;
  abort_sent := false;
end;

startstate "all working"
begin
  begin_transaction();
end;

ruleset m: Manager do
  rule "resource manager prepares"
    stand[m] = working
  ==>
  begin
    stand[m] := prepared;
    vote_sent[m] := true;
  end;

  rule "resource manager aborts on its own"
    stand[m] = working
  ==>
  begin
    stand[m] := aborted;
  end;

  rule "resource manager receives commit"
    commit_sent
  ==>
  begin
    stand[m] := committed;
  end;

  rule "resource manager receives abort"
    abort_sent
  ==>
  begin
    stand[m] := aborted;
  end;

  rule "transaction manager receives a vote"
    (outcome = open) & vote_sent[m]
  ==>
  begin
    vote_received[m] := true;
  end;
end;

rule "transaction manager commits"
  outcome = open & (forall m: Manager do vote_received[m] end)
==>
begin
  outcome := decided_commit;
  commit_sent := true;
end;

--- It may do so at any time, for instance when a vote takes too long.
rule "transaction manager aborts"
  outcome = open
==>
begin
  outcome := decided_abort;
  abort_sent := true;
end;

rule "next transaction"
  outcome != open & (forall m: Manager do stand[m] = committed | stand[m] = aborted end)
==>
begin
  begin_transaction();
end;

invariant "all or nothing"
  forall m: Manager do forall n: Manager do !(stand[m] = committed & stand[n] = aborted) end end;

invariant "nobody commits before the transaction manager"
  (exists m: Manager do stand[m] = committed end) -> outcome = decided_commit;

invariant "the transaction manager commits what all have prepared"
  outcome = decided_commit -> (forall m: Manager do vote_sent[m] end);

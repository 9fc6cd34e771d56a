-- Peterson's algorithm for N processes, as specs/classic/peterson-n.m, with numbers for processes, fair rules and
-- properties of runs. The twin is ../twins/peterson-n-processes.pml: one process for each rule instance, so that
-- SPIN's weak fairness to processes is this one.
-- expect: holds

const
  N: 4;

type
  Process: 0..N - 1;
  Level: 0..N - 1;
  Gate: 1..N - 1;
  Place: enum {outside, signing, waiting, critical};

var
  place: array [Process] of Place;
  level: array [Process] of Level;
  last: array [Gate] of Process;

function may_pass(p: Process): boolean;
begin
  return last[level[p]] != p | (forall q: Process do q = p | level[q] < level[p] end);
end;

startstate "all outside"
begin
  for p: Process do
    place[p] := outside;
    level[p] := 0;
  end;
  undefine last;
end;

ruleset p: Process do
  fair rule "start"
    place[p] = outside
  ==>
  begin
    level[p] := 1;
    place[p] := signing;
  end;

  fair rule "sign the level"
    place[p] = signing
  ==>
  begin
    last[level[p]] := p;
    place[p] := waiting;
  end;

  fair rule "climb"
    place[p] = waiting & level[p] < N - 1 & may_pass(p)
  ==>
  begin
    level[p] := level[p] + 1;
    place[p] := signing;
  end;

  fair rule "enter"
    place[p] = waiting & level[p] = N - 1 & may_pass(p)
  ==>
  begin
    place[p] := critical;
  end;

  fair rule "leave"
    place[p] = critical
  ==>
  begin
    level[p] := 0;
    place[p] := outside;
  end;
end;

leadsto "whoever signs gets in" place[0] = signing ~> place[0] = critical;
ltl "who gets in again and again gets out" ([] <> (place[0] = critical)) -> ([] <> (place[0] = outside));

-- Peterson's filter lock, broken.
-- Bug: "start" begins at the last level, which holds back one process only, so two of three enter.
-- Source: specs/classic/peterson-n.m (G. L. Peterson, 1981).
-- expect: violated "mutual exclusion" in 8 steps

const
  N: 3;

type
  Process: scalarset(N);
  Level: 0..N - 1;
  Gate: 1..N - 1;
  Place: enum {outside, signing, waiting, critical};

var
  place: array [Process] of Place;
  --- The level a process tries to pass; 0 outside.
  level: array [Process] of Level;
  --- The process that came to a level last and waits there for the others.
  last: array [Gate] of Process;

--- Nobody else is as far, or somebody else came later.
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
  rule "start"
    place[p] = outside
  ==>
  begin
    level[p] := N - 1;
    place[p] := signing;
  end;

  rule "sign the level"
    place[p] = signing
  ==>
  begin
    last[level[p]] := p;
    place[p] := waiting;
  end;

  rule "enter"
    place[p] = waiting & level[p] = N - 1 & may_pass(p)
  ==>
  begin
    place[p] := critical;
  end;

  rule "leave"
    place[p] = critical
  ==>
  begin
    level[p] := 0;
    place[p] := outside;
  end;
end;

invariant "mutual exclusion"
  forall p: Process do
    forall q: Process do place[p] = critical & place[q] = critical -> p = q end
  end;

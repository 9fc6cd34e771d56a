-- Peterson's algorithm for N processes (the filter lock): N - 1 levels, each of which holds one process back.
-- Source: G. L. Peterson, "Myths about the mutual exclusion problem", Inf. Process. Lett. 12(3), 1981.
-- A process reads all other levels in one step here; the published algorithm reads them one by one.
-- Sizes: N processes.
-- expect: holds
-- expect: states 356
-- expect: rules 810
-- expect at N=4: states 5744
-- expect at N=4: rules 15848
-- expect at N=5: states 104432
-- expect at N=5: rules 338790
-- expect large at N=6: states 2111008
-- expect large at N=6: rules 7861932

const
  N: 3;

type
  Process: scalarset(N);
  Level: 0..N - 1;
  Gate: 1..N - 1;
  Count: 0..N;
  Place: enum {outside, signing, waiting, critical};

var
  place: array [Process] of Place;
  --- The level a process tries to pass; 0 outside.
  level: array [Process] of Level;
  --- The process that came to a level last and waits there for the others.
  last: array [Gate] of Process;

--- How many processes have passed the gate.
function beyond(gate: Gate): Count;
var
  count: Count;
begin
  count := 0;
  for p: Process do
    if level[p] > gate | place[p] = critical then
      count := count + 1;
    end;
  end;
  return count;
end;

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
    level[p] := 1;
    place[p] := signing;
  end;

  rule "sign the level"
    place[p] = signing
  ==>
  begin
    last[level[p]] := p;
    place[p] := waiting;
  end;

  rule "climb"
    place[p] = waiting & level[p] < N - 1 & may_pass(p)
  ==>
  begin
    level[p] := level[p] + 1;
    place[p] := signing;
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

invariant "each gate holds one process back" forall gate: Gate do beyond(gate) <= N - gate end;

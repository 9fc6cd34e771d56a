-- Dekker's algorithm without the step back, broken.
-- Bug: a process that meets the other's flag keeps its own flag up and waits, so both wait for ever.
-- Source: specs/classic/dekker.m (E. W. Dijkstra, 1965).
-- expect: deadlock in 2 steps

type
  Process: 0..1;
  Place: enum {idle, testing, critical};

var
  place: array [Process] of Place;
  wants: array [Process] of boolean;

startstate "both idle"
begin
  for p: Process do
    place[p] := idle;
    wants[p] := false;
  end;
end;

ruleset p: Process do
  rule "raise the flag"
    place[p] = idle
  ==>
  begin
    wants[p] := true;
    place[p] := testing;
  end;

  rule "enter"
    place[p] = testing & !wants[1 - p]
  ==>
  begin
    place[p] := critical;
  end;

  rule "lower the flag"
    place[p] = critical
  ==>
  begin
    wants[p] := false;
    place[p] := idle;
  end;
end;

invariant "mutual exclusion" !(place[0] = critical & place[1] = critical);

-- Dekker's algorithm, broken.
-- Bug: "leave" doesn't pass the turn, so a process 1 that has stepped back never gets another try.
-- Source: specs/classic/dekker.m (E. W. Dijkstra, 1965).
-- Reads as Rumur's language: it has a liveness property.
-- expect: liveness "each process can enter" violated

type
  Process: 0..1;
  Place: enum {idle, testing, yielding, critical};

var
  place: array [Process] of Place;
  wants: array [Process] of boolean;
  --- The process that needn't step back in a conflict.
  turn: Process;

startstate "both idle"
begin
  for p: Process do
    place[p] := idle;
    wants[p] := false;
  end;
  turn := 0;
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

  --- Both want to enter and it is the other one's turn.
  rule "step back"
    (place[p] = testing) & wants[1 - p] & turn != p
  ==>
  begin
    wants[p] := false;
    place[p] := yielding;
  end;

  rule "try again"
    place[p] = yielding & turn = p
  ==>
  begin
    wants[p] := true;
    place[p] := testing;
  end;

  rule "leave"
    place[p] = critical
  ==>
  begin
    wants[p] := false;
    place[p] := idle;
  end;
end;

invariant "mutual exclusion" !(place[0] = critical & place[1] = critical);

ruleset p: Process do
  liveness "each process can enter" place[p] = critical;
end;

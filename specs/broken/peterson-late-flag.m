-- Peterson's algorithm for two processes, broken.
-- Bug: "give way" comes before "raise the flag", so both may see the other's flag down and enter.
-- Source: specs/classic/peterson.m (G. L. Peterson, 1981).
-- expect: violated "mutual exclusion" in 6 steps

type
  Process: 0..1;
  Place: enum {idle, polite, waiting, critical};

var
  place: array [Process] of Place;
  wants: array [Process] of boolean;
  --- The process that may go first when both want to enter.
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
  rule "give way"
    place[p] = idle
  ==>
  begin
    turn := 1 - p;
    place[p] := polite;
  end;

  rule "raise the flag"
    place[p] = polite
  ==>
  begin
    wants[p] := true;
    place[p] := waiting;
  end;

  rule "enter"
    place[p] = waiting & (!wants[1 - p] | turn = p)
  ==>
  begin
    place[p] := critical;
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

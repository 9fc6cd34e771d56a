-- Peterson's algorithm: two processes exclude each other with one flag each and a shared turn.
-- Source: G. L. Peterson, "Myths about the mutual exclusion problem", Inf. Process. Lett. 12(3), 1981.
-- Sizes: two processes, by the algorithm's nature.
-- expect: holds
-- expect: states 20
-- expect: rules 34

type
  Process: 0..1;
  Place: enum {idle, flagged, waiting, critical};

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
  rule "raise the flag"
    place[p] = idle
  ==>
  begin
    wants[p] := true;
    place[p] := flagged;
  end;

  --- Whoever writes the turn last waits: the other one's name is in it.
  rule "give way"
    place[p] = flagged
  ==>
  begin
    turn := 1 - p;
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

invariant "a flag is up outside idle" forall p: Process do wants[p] = (place[p] != idle) end;

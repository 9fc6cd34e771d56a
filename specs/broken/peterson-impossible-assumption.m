-- Peterson's algorithm for two processes under an impossible assumption.
-- Bug: the assumption excludes the start state itself, so nothing is explored and every invariant "holds".
-- Source: specs/classic/peterson.m (G. L. Peterson, 1981).
-- Reads as Rumur's language: it has assume and cover.
-- expect: assumption "somebody always wants to enter" leaves no initial state

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

assume "somebody always wants to enter" wants[0] | wants[1];

cover "somebody is inside" place[0] = critical | place[1] = critical;

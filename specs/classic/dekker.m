-- Dekker's algorithm: the first mutual exclusion of two processes by reads and writes alone.
-- Source: E. W. Dijkstra, "Cooperating sequential processes" (EWD 123), 1965, who credits Th. J. Dekker.
-- Sizes: two processes, by the algorithm's nature.
-- expect: holds
-- expect: states 32
-- expect: rules 54

type
  Process: 0..1;
  Place: enum {idle, testing, yielding, critical, leaving};

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

  rule "pass the turn"
    place[p] = critical
  ==>
  begin
    turn := 1 - p;
    place[p] := leaving;
  end;

  rule "lower the flag"
    place[p] = leaving
  ==>
  begin
    wants[p] := false;
    place[p] := idle;
  end;
end;

invariant "mutual exclusion" !(place[0] = critical & place[1] = critical);

invariant "only the one whose turn it isn't steps back"
  !(place[0] = yielding & place[1] = yielding);

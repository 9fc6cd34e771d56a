-- A lock that two threads take with one atomic step.
-- expect: holds
-- expect: states 3
const
  TestsFirst: true;

type
  Thread: 1..2;

var
  inside: array [Thread] of boolean;
  held: boolean;

startstate "free"
begin
  for t: Thread do
    inside[t] := false;
  end;
  held := false;
end;

ruleset t: Thread do
  rule "enter"
    !inside[t] & (TestsFirst -> !held)
  ==>
  begin
    inside[t] := true;
    held := true;
  end;

  rule "leave"
    inside[t]
  ==>
  begin
    inside[t] := false;
    held := false;
  end;
end;

invariant "mutual exclusion" !(inside[1] & inside[2]);

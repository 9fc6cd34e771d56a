-- A self-stabilising token ring: from any state at all, exactly one machine ends up with the privilege.
-- Source: E. W. Dijkstra, "Self-stabilizing systems in spite of distributed control", Comm. ACM 17(11), 1974,
-- the solution with K-state machines.
-- Sizes: five machines with K states each; every combination of their states is a start state.
-- Reads as Rumur's language: it has a liveness property, which means that a legitimate state can be reached
-- from every reachable state.
-- expect: holds
-- expect: states 3125
-- expect: rules 10625

const
  K: 5;

type
  Machine: 0..4;
  Value: 0..K - 1;
  Count: 0..5;

var
  value: array [Machine] of Value;
  --- Ghost: the ring has been legitimate once.
  stable: boolean;

--- Machine 0 moves when it equals its left neighbour, the others when they differ from theirs.
function privileged(m: Machine): boolean;
begin
  if m = 0 then
    return value[0] = value[4];
  else
    return value[m] != value[m - 1];
  end;
end;

function privileges(): Count;
var
  count: Count;
begin
  count := 0;
  for m: Machine do
    if privileged(m) then
      count := count + 1;
    end;
  end;
  return count;
end;

ruleset a: Value; b: Value; c: Value; d: Value; e: Value do
  startstate "any values"
  begin
    value[0] := a;
    value[1] := b;
    value[2] := c;
    value[3] := d;
    value[4] := e;
    stable := privileges() = 1;
  end;
end;

ruleset m: Machine do
  rule "move"
    privileged(m)
  ==>
  begin
    if m = 0 then
      value[0] := (value[0] + 1) % K;
    else
      value[m] := value[m - 1];
    end;
    stable := stable | (privileges() = 1);
  end;
end;

-- allow: vacuous "true of any values, which is what makes the ring stabilise"
invariant "somebody has the privilege" privileges() >= 1;

invariant "one privilege remains one" stable -> privileges() = 1;

liveness "the ring can become legitimate" privileges() = 1;

-- Lamport's fast mutual exclusion, broken.
-- Bug: a thread that stood down goes in without testing y (rule "see all others out").
-- Source: specs/classic/lamport-fast.m (L. Lamport, 1987).
-- expect: violated "mutual exclusion" in 23 steps

const
  N: 3;

type
  Thread: scalarset(N);
  Place: enum {
    outside,
    setting_x,
    testing_y,
    backing_off,
    awaiting_y,
    setting_y,
    testing_x,
    standing_down,
    awaiting_all,
    critical,
    clearing_y,
    leaving
  };

var
  place: array [Thread] of Place;
  --- The paper's b: this thread is on its way in.
  trying: array [Thread] of boolean;
  --- Undefined at first, as any value does.
  x: Thread;
  --- Undefined where the paper has 0.
  y: Thread;
  --- Local: which threads were seen not to be on their way in.
  passed: array [Thread] of array [Thread] of boolean;

startstate "nobody inside"
begin
  undefine x;
  undefine y;
  for t: Thread do
    place[t] := outside;
    trying[t] := false;
    for u: Thread do
      passed[t][u] := false;
    end;
  end;
end;

ruleset t: Thread do
  rule "try"
    place[t] = outside
  ==>
  begin
    trying[t] := true;
    place[t] := setting_x;
  end;

  rule "set x"
    place[t] = setting_x
  ==>
  begin
    x := t;
    place[t] := testing_y;
  end;

  rule "test y"
    place[t] = testing_y
  ==>
  begin
    place[t] := isundefined(y) ? setting_y : backing_off;
  end;

  rule "back off"
    place[t] = backing_off
  ==>
  begin
    trying[t] := false;
    place[t] := awaiting_y;
  end;

  rule "try again"
    place[t] = awaiting_y & isundefined(y)
  ==>
  begin
    place[t] := outside;
  end;

  rule "set y"
    place[t] = setting_y
  ==>
  begin
    y := t;
    place[t] := testing_x;
  end;

  rule "test x"
    place[t] = testing_x
  ==>
  begin
    place[t] := x = t ? critical : standing_down;
  end;

  rule "stand down"
    place[t] = standing_down
  ==>
  begin
    trying[t] := false;
    place[t] := awaiting_all;
  end;

  rule "see all others out"
    place[t] = awaiting_all & forall u: Thread do passed[t][u] end
  ==>
  begin
    for u: Thread do
      passed[t][u] := false;
    end;
    place[t] := critical;
  end;

  rule "leave"
    place[t] = critical
  ==>
  begin
    place[t] := clearing_y;
  end;

  rule "clear y"
    place[t] = clearing_y
  ==>
  begin
    undefine y;
    place[t] := leaving;
  end;

  rule "try no more"
    place[t] = leaving
  ==>
  begin
    trying[t] := false;
    place[t] := outside;
  end;
end;

ruleset t: Thread; u: Thread do
  rule "see another one out"
    place[t] = awaiting_all & !passed[t][u] & !trying[u]
  ==>
  begin
    passed[t][u] := true;
  end;
end;

invariant "mutual exclusion"
  forall t: Thread do
    forall u: Thread do place[t] = critical & place[u] = critical -> t = u end
  end;

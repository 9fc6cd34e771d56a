-- Dining philosophers, broken.
-- Bug: all take their left fork first, so each can hold one fork and wait for the other for ever.
-- Source: specs/classic/dining-philosophers.m (E. W. Dijkstra, 1971).
-- expect: deadlock in 5 steps

const
  N: 5;

type
  Seat: 0..N - 1;
  Mood: enum {thinking, one_fork, eating};

var
  mood: array [Seat] of Mood;
  taken: array [Seat] of boolean;

startstate "all think"
begin
  for s: Seat do
    mood[s] := thinking;
    taken[s] := false;
  end;
end;

ruleset s: Seat do
  rule "take the left fork"
    mood[s] = thinking & !taken[s]
  ==>
  begin
    taken[s] := true;
    mood[s] := one_fork;
  end;

  rule "take the right fork"
    mood[s] = one_fork & !taken[(s + 1) % N]
  ==>
  begin
    taken[(s + 1) % N] := true;
    mood[s] := eating;
  end;

  rule "put both forks down"
    mood[s] = eating
  ==>
  begin
    taken[s] := false;
    taken[(s + 1) % N] := false;
    mood[s] := thinking;
  end;
end;

invariant "neighbours don't eat at the same time"
  forall s: Seat do mood[s] = eating -> mood[(s + 1) % N] != eating end;

invariant "a taken fork lies in the hand of a neighbour"
  forall s: Seat do taken[s] -> mood[s] != thinking | mood[(s + N - 1) % N] != thinking end;

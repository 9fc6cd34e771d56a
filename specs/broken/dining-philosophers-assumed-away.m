-- Dining philosophers who take the left fork first, with a wrong assumption.
-- Bug: the assumption cuts off the state in which all wait, which hides the deadlock; the cover tells.
-- Source: specs/classic/dining-philosophers.m (E. W. Dijkstra, 1971).
-- Reads as Rumur's language: it has assume.
-- expect: cover "all hold one fork" not met

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

assume "somebody always has time to think" exists s: Seat do mood[s] != one_fork end;

cover "all hold one fork" forall s: Seat do mood[s] = one_fork end;

invariant "a taken fork lies in the hand of a neighbour"
  forall s: Seat do taken[s] -> mood[s] != thinking | mood[(s + N - 1) % N] != thinking end;

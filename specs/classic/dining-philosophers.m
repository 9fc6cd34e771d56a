-- Dining philosophers: neighbours share a fork, and each one takes the lower-numbered of his two forks first.
-- Source: E. W. Dijkstra, "Hierarchical ordering of sequential processes", Acta Informatica 1(2), 1971.
-- Sizes: N philosophers and as many forks.
-- expect: holds
-- expect: states 70
-- expect: rules 219

const
  N: 5;

type
  Seat: 0..N - 1;
  Mood: enum {thinking, one_fork, eating};

var
  mood: array [Seat] of Mood;
  taken: array [Seat] of boolean;

--- The forks of a seat are its own and the next one's.
function first_fork(s: Seat): Seat;
begin
  if s < N - 1 then
    return s;
  else
    return 0;
  end;
end;

function second_fork(s: Seat): Seat;
begin
  if s < N - 1 then
    return s + 1;
  else
    return s;
  end;
end;

startstate "all think"
begin
  for s: Seat do
    mood[s] := thinking;
    taken[s] := false;
  end;
end;

ruleset s: Seat do
  rule "take the lower fork"
    mood[s] = thinking & !taken[first_fork(s)]
  ==>
  begin
    taken[first_fork(s)] := true;
    mood[s] := one_fork;
  end;

  rule "take the higher fork"
    mood[s] = one_fork & !taken[second_fork(s)]
  ==>
  begin
    taken[second_fork(s)] := true;
    mood[s] := eating;
  end;

  rule "put both forks down"
    mood[s] = eating
  ==>
  begin
    taken[first_fork(s)] := false;
    taken[second_fork(s)] := false;
    mood[s] := thinking;
  end;
end;

invariant "neighbours don't eat at the same time"
  forall s: Seat do mood[s] = eating -> mood[(s + 1) % N] != eating end;

invariant "a taken fork lies in the hand of a neighbour"
  forall s: Seat do taken[s] -> mood[s] != thinking | mood[(s + N - 1) % N] != thinking end;

-- Dijkstra's mutual exclusion, broken.
-- Bug: a thread that goes back keeps what it saw of the others (rule "look at another thread").
-- Source: specs/classic/dijkstra.m (E. W. Dijkstra, 1965).
-- expect: violated "mutual exclusion" in 35 steps

const
  N: 3;

type
  Thread: scalarset(N);
  Place: enum {
    outside,
    testing_turn,
    stepping_back,
    testing_owner,
    taking_turn,
    announcing,
    looking,
    critical,
    leaving
  };

var
  place: array [Thread] of Place;
  --- The paper's b and c, with the opposite sign.
  wants: array [Thread] of boolean;
  announced: array [Thread] of boolean;
  --- The paper's k: whose turn it is.
  turn: Thread;
  --- Local: which other threads were seen not to have announced themselves.
  passed: array [Thread] of array [Thread] of boolean;

--- Any thread may have the first turn.
ruleset first: Thread do
  startstate "nobody inside"
  begin
    turn := first;
    for t: Thread do
      place[t] := outside;
      wants[t] := false;
      announced[t] := false;
      for u: Thread do
        passed[t][u] := false;
      end;
    end;
  end;
end;

ruleset t: Thread do
  rule "want"
    place[t] = outside
  ==>
  begin
    wants[t] := true;
    place[t] := testing_turn;
  end;

  rule "test the turn"
    place[t] = testing_turn
  ==>
  begin
    place[t] := turn = t ? announcing : stepping_back;
  end;

  rule "step back"
    place[t] = stepping_back
  ==>
  begin
    announced[t] := false;
    place[t] := testing_owner;
  end;

  rule "test whether the owner of the turn wants it"
    place[t] = testing_owner
  ==>
  begin
    place[t] := wants[turn] ? testing_turn : taking_turn;
  end;

  rule "take the turn"
    place[t] = taking_turn
  ==>
  begin
    turn := t;
    place[t] := testing_turn;
  end;

  rule "announce"
    place[t] = announcing
  ==>
  begin
    announced[t] := true;
    place[t] := looking;
  end;

  rule "enter"
    place[t] = looking & forall u: Thread do (u = t) | passed[t][u] end
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
    announced[t] := false;
    place[t] := leaving;
  end;

  rule "want no more"
    place[t] = leaving
  ==>
  begin
    wants[t] := false;
    place[t] := outside;
  end;
end;

ruleset t: Thread; u: Thread do
  rule "look at another thread"
    place[t] = looking & t != u & !passed[t][u]
  ==>
  begin
    if announced[u] then
      place[t] := testing_turn;
    else
      passed[t][u] := true;
    end;
  end;
end;

invariant "mutual exclusion"
  forall t: Thread do
    forall u: Thread do place[t] = critical & place[u] = critical -> t = u end
  end;

-- Lamport's bakery with two processes, broken.
-- Bug: nobody waits for a process in its doorway, so one that is about to take a low ticket is overlooked.
-- Source: specs/classic/bakery.m (L. Lamport, 1974).
-- expect: violated "mutual exclusion" in 20 steps

const
  N: 2;
  LAST: 3;

type
  Process: 1..N;
  Ticket: 0..LAST;
  Place: enum {outside, scanning, closing, checking_door, checking_ticket, critical};

var
  place: array [Process] of Place;
  --- In the doorway: about to take a ticket.
  choosing: array [Process] of boolean;
  --- The ticket taken, or 0.
  number: array [Process] of Ticket;
  --- Local: the highest ticket seen so far.
  highest: array [Process] of Ticket;
  --- Local: the next process to look at; N + 1 when all are done.
  other: array [Process] of 1..N + 1;

--- Whether q, with a ticket, is served before p.
function goes_first(q: Process; p: Process): boolean;
begin
  return number[q] != 0 & (number[q] < number[p] | (number[q] = number[p] & q < p));
end;

startstate "all outside"
begin
  for p: Process do
    place[p] := outside;
    choosing[p] := false;
    number[p] := 0;
    highest[p] := 0;
    other[p] := 1;
  end;
end;

ruleset p: Process do
  rule "step into the doorway"
    place[p] = outside
  ==>
  begin
    choosing[p] := true;
    place[p] := scanning;
  end;

  rule "read a ticket"
    place[p] = scanning & other[p] <= N
  ==>
  begin
    if number[other[p]] > highest[p] then
      highest[p] := number[other[p]];
    end;
    other[p] := other[p] + 1;
  end;

  rule "take a ticket"
    place[p] = scanning & other[p] = N + 1 & highest[p] < LAST
  ==>
  begin
    number[p] := highest[p] + 1;
    highest[p] := 0;
    other[p] := 1;
    place[p] := closing;
  end;

  rule "turn back: no ticket left"
    place[p] = scanning & other[p] = N + 1 & highest[p] = LAST
  ==>
  begin
    choosing[p] := false;
    highest[p] := 0;
    other[p] := 1;
    place[p] := outside;
  end;

  rule "leave the doorway"
    place[p] = closing
  ==>
  begin
    choosing[p] := false;
    place[p] := checking_door;
  end;

  rule "pass another's doorway"
    place[p] = checking_door & other[p] <= N
  ==>
  begin
    place[p] := checking_ticket;
  end;

  rule "go before another"
    place[p] = checking_ticket & !goes_first(other[p], p)
  ==>
  begin
    other[p] := other[p] + 1;
    place[p] := checking_door;
  end;

  rule "enter"
    place[p] = checking_door & other[p] = N + 1
  ==>
  begin
    other[p] := 1;
    place[p] := critical;
  end;

  rule "leave"
    place[p] = critical
  ==>
  begin
    number[p] := 0;
    place[p] := outside;
  end;
end;

invariant "mutual exclusion"
  forall p: Process do
    forall q: Process do place[p] = critical & place[q] = critical -> p = q end
  end;

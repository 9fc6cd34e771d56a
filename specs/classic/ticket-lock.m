-- A ticket lock: draw a number, wait until it is served.
-- Source: D. P. Reed and R. K. Kanodia, "Synchronization with eventcounts and sequencers", Comm. ACM 22(2),
-- 1979; as a spin lock: J. M. Mellor-Crummey and M. L. Scott, ACM Trans. Computer Systems 9(1), 1991.
-- Both counters wrap around; as many tickets as threads are enough.
-- Sizes: N threads.
-- expect: holds
-- expect: states 516
-- expect: rules 1008

const
  N: 4;

type
  Thread: scalarset(N);
  Ticket: 0..N - 1;
  Place: enum {outside, waiting, critical};

var
  place: array [Thread] of Place;
  ticket: array [Thread] of Ticket;
  next_ticket: Ticket;
  now_serving: Ticket;

startstate "lock is free"
begin
  for t: Thread do
    place[t] := outside;
    undefine ticket[t];
  end;
  next_ticket := 0;
  now_serving := 0;
end;

ruleset t: Thread do
  rule "draw a ticket"
    place[t] = outside
  ==>
  begin
    ticket[t] := next_ticket;
    next_ticket := (next_ticket + 1) % N;
    place[t] := waiting;
  end;

  rule "enter"
    place[t] = waiting & ticket[t] = now_serving
  ==>
  begin
    place[t] := critical;
  end;

  rule "leave"
    place[t] = critical
  ==>
  begin
    undefine ticket[t];
    now_serving := (now_serving + 1) % N;
    place[t] := outside;
  end;
end;

invariant "mutual exclusion"
  forall t: Thread do
    forall u: Thread do place[t] = critical & place[u] = critical -> t = u end
  end;

invariant "no two threads hold the same ticket"
  forall t: Thread do
    forall u: Thread do
      place[t] != outside & place[u] != outside & ticket[t] = ticket[u] -> t = u
    end
  end;

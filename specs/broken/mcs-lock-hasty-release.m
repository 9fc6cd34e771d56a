-- The MCS queue lock with two threads, broken.
-- Bug: a releasing thread that is no longer the last one doesn't wait until its successor has linked itself.
-- Source: specs/classic/mcs-lock.m (J. M. Mellor-Crummey and M. L. Scott, 1991).
-- expect: error "undefined" in 8 steps

const
  N: 2;

type
  Thread: scalarset(N);
  Place: enum {
    outside,
    swapping,
    marking,
    linking,
    spinning,
    critical,
    releasing,
    swapping_back,
    handing_over
  };

var
  place: array [Thread] of Place;
  --- The lock: the last thread in the queue, undefined when the lock is free.
  tail: Thread;
  --- A queue node: its successor (undefined for none) and whether its thread has to wait.
  next: array [Thread] of Thread;
  locked: array [Thread] of boolean;
  --- Local: what the swap returned.
  predecessor: array [Thread] of Thread;

startstate "lock is free"
begin
  undefine tail;
  undefine next;
  undefine predecessor;
  for t: Thread do
    place[t] := outside;
    locked[t] := false;
  end;
end;

ruleset t: Thread do
  rule "acquire: clear own successor"
    place[t] = outside
  ==>
  begin
    undefine next[t];
    place[t] := swapping;
  end;

  rule "acquire: swap the tail, lock was free"
    place[t] = swapping & isundefined(tail)
  ==>
  begin
    tail := t;
    place[t] := critical;
  end;

  rule "acquire: swap the tail, lock was held"
    place[t] = swapping & !isundefined(tail)
  ==>
  begin
    predecessor[t] := tail;
    tail := t;
    place[t] := marking;
  end;

  rule "acquire: set own flag"
    place[t] = marking
  ==>
  begin
    locked[t] := true;
    place[t] := linking;
  end;

  rule "acquire: link behind the predecessor"
    place[t] = linking
  ==>
  begin
    next[predecessor[t]] := t;
    undefine predecessor[t];
    place[t] := spinning;
  end;

  rule "acquire: see own flag cleared"
    place[t] = spinning & !locked[t]
  ==>
  begin
    place[t] := critical;
  end;

  rule "leave"
    place[t] = critical
  ==>
  begin
    place[t] := releasing;
  end;

  rule "release: read own successor"
    place[t] = releasing
  ==>
  begin
    if isundefined(next[t]) then
      place[t] := swapping_back;
    else
      place[t] := handing_over;
    end;
  end;

  --- Compare and swap: nobody came, or somebody is about to link.
  rule "release: free the lock if still the tail"
    place[t] = swapping_back
  ==>
  begin
    if tail = t then
      undefine tail;
      place[t] := outside;
    else
      place[t] := handing_over;
    end;
  end;

  rule "release: clear the successor's flag"
    place[t] = handing_over
  ==>
  begin
    locked[next[t]] := false;
    place[t] := outside;
  end;
end;

invariant "mutual exclusion"
  forall t: Thread do
    forall u: Thread do place[t] = critical & place[u] = critical -> t = u end
  end;

invariant "a free lock has no thread inside"
  isundefined(tail) -> (forall t: Thread do place[t] != critical & place[t] != spinning end);

invariant "nobody is its own successor" forall t: Thread do isundefined(next[t]) | next[t] != t end;

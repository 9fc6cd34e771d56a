-- The MCS queue lock: waiting threads form a linked list, and each one spins on a flag of its own.
-- Source: J. M. Mellor-Crummey and M. L. Scott, "Algorithms for scalable synchronization on shared-memory
-- multiprocessors", ACM Trans. Computer Systems 9(1), 1991. Each access to shared memory is a step.
-- Sizes: N threads, one queue node each.
-- expect: holds
-- expect: states 893
-- expect: rules 2247
-- expect at N=4: states 15920
-- expect at N=4: rules 52544
-- expect at N=5: states 343797
-- expect at N=5: rules 1404905
-- expect large at N=6: states 8777632
-- expect large at N=6: rules 42758592

const
  N: 3;

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
    awaiting_link,
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
      place[t] := awaiting_link;
    end;
  end;

  rule "release: see the successor linked"
    place[t] = awaiting_link & !isundefined(next[t])
  ==>
  begin
    place[t] := handing_over;
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

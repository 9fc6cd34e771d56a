-- A bounded buffer: producers put items in while there is room, consumers take any item out.
-- Source: the problem is from E. W. Dijkstra, "Information streams sharing a finite buffer", Inf. Process.
-- Lett. 1(5), 1972; here the buffer is a bag (a multiset), so items come out in any order.
-- Equal items count as several: taking one of two out is two rule firings that lead to the same state.
-- Sizes: PRODUCERS, CONSUMERS, KINDS of items, CAPACITY of the buffer.
-- Reads as CMurphi's language: it has a multiset and choose.
-- expect: holds
-- expect: states 810
-- expect: rules 3888

const
  PRODUCERS: 2;
  CONSUMERS: 2;
  KINDS: 2;
  CAPACITY: 3;

type
  Producer: scalarset(PRODUCERS);
  Consumer: scalarset(CONSUMERS);
  Item: 1..KINDS;

var
  buffer: multiset [CAPACITY] of Item;
  --- What a producer has made and not put in, and what a consumer has taken out; undefined for nothing.
  made: array [Producer] of Item;
  taken: array [Consumer] of Item;
  --- Ghost: items of each kind put in and not taken out.
  balance: array [Item] of 0..CAPACITY;

startstate "buffer is empty"
begin
  undefine buffer;
  undefine made;
  undefine taken;
  for k: Item do
    balance[k] := 0;
  end;
end;

ruleset p: Producer; k: Item do
  rule "produce"
    isundefined(made[p])
  ==>
  begin
    made[p] := k;
  end;
end;

ruleset p: Producer do
  rule "put in"
    !isundefined(made[p]) & multisetcount(i: buffer, true) < CAPACITY
  ==>
  begin
    multisetadd(made[p], buffer);
    balance[made[p]] := balance[made[p]] + 1;
    undefine made[p];
  end;
end;

ruleset c: Consumer do
  choose i: buffer do
    rule "take out"
      isundefined(taken[c])
    ==>
    begin
      taken[c] := buffer[i];
      balance[taken[c]] := balance[taken[c]] - 1;
      multisetremove(i, buffer);
    end;
  end;

  rule "consume"
    !isundefined(taken[c])
  ==>
  begin
    undefine taken[c];
  end;
end;

invariant "the buffer holds what was put in and not taken out"
  forall k: Item do multisetcount(i: buffer, buffer[i] = k) = balance[k] end;

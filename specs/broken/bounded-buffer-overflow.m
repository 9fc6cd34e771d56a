-- A bounded buffer as a multiset, broken.
-- Bug: producers don't check that there is room, so an item is added to a full multiset.
-- Source: specs/classic/bounded-buffer.m. Reads as CMurphi's language: it has a multiset.
-- expect: error "buffer" in 8 steps

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
    !isundefined(made[p])
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

-- A ring buffer between one producer and one consumer, as lock-free ones are written: each side writes its own index only.
-- One slot stays empty, so that equal indices mean an empty buffer. Each item is the number of its turn, modulo ITEMS.
-- With the events of its rules `modelcheck conform` compares logs of an implementation with it.
-- Source: L. Lamport, "Proving the Correctness of Multiprocess Programs", IEEE Transactions on Software Engineering, 1977.
-- expect: holds
-- expect: states 205
-- expect: rules 307
-- expect: covers

const
  SLOTS: 3;
  ITEMS: 8;

type
  Index: 0..SLOTS - 1;
  Item: 0..ITEMS - 1;

var
  slot: array [Index] of Item;
  --- Where the producer writes next, published when the item is there.
  tail: Index;
  --- Where the consumer takes next.
  head: Index;
  item: Item;
  has_written: boolean;
  taken: Item;
  has_taken: boolean;
  --- Ghost: what the consumer should find next.
  due: Item;

startstate "empty"
begin
  for i: Index do
    slot[i] := 0;
  end;
  tail := 0;
  head := 0;
  item := 0;
  has_written := false;
  taken := 0;
  has_taken := false;
  due := 0;
end;

--- @event write(index = tail, item = item)
rule "producer: write"
  !has_written & (tail + 1) % SLOTS != head
==>
begin
  slot[tail] := item;
  has_written := true;
end;

--- @event publish(tail' = tail)
rule "producer: publish"
  has_written
==>
begin
  tail := (tail + 1) % SLOTS;
  item := (item + 1) % ITEMS;
  has_written := false;
end;

--- @event take(index = head, item = slot[head])
rule "consumer: take"
  !has_taken & head != tail
==>
begin
  taken := slot[head];
  has_taken := true;
end;

--- @event release(head' = head)
rule "consumer: release"
  has_taken
==>
begin
  head := (head + 1) % SLOTS;
  due := (due + 1) % ITEMS;
  has_taken := false;
  taken := 0;
end;

invariant "items are taken in order, each once" has_taken -> taken = due;

cover "full" (tail + 1) % SLOTS = head;

-- Readers and writers: readers share, a writer is alone, and no reader waits for a waiting writer.
-- Source: P. J. Courtois, F. Heymans and D. L. Parnas, "Concurrent control with 'readers' and 'writers'",
-- Comm. ACM 14(10), 1971. Two semaphores: one guards the count, the first reader takes the other for all.
-- Sizes: READERS readers, WRITERS writers.
-- expect: holds
-- expect: states 161
-- expect: rules 325

const
  READERS: 3;
  WRITERS: 2;

type
  Reader: scalarset(READERS);
  Writer: scalarset(WRITERS);
  ReaderPlace: enum {
    reader_outside,
    counting_in,
    stopping_writers,
    opening,
    reading,
    leaving_room,
    counting_out,
    letting_writers,
    closing
  };
  WriterPlace: enum {writer_outside, writing};

var
  reader: array [Reader] of ReaderPlace;
  writer: array [Writer] of WriterPlace;
  readers: 0..READERS;
  --- Semaphore that guards the count.
  count_free: boolean;
  --- Semaphore that the writers and the readers' group compete for.
  room_free: boolean;

startstate "all outside"
begin
  for r: Reader do
    reader[r] := reader_outside;
  end;
  for w: Writer do
    writer[w] := writer_outside;
  end;
  readers := 0;
  count_free := true;
  room_free := true;
end;

ruleset r: Reader do
  rule "reader: take the count to enter"
    (reader[r] = reader_outside) & count_free
  ==>
  begin
    count_free := false;
    reader[r] := counting_in;
  end;

  rule "reader: count in"
    reader[r] = counting_in
  ==>
  begin
    readers := readers + 1;
    if readers = 1 then
      reader[r] := stopping_writers;
    else
      reader[r] := opening;
    end;
  end;

  --- The first reader waits here with the count in its hand, so the other readers wait behind it.
  rule "reader: take the room"
    (reader[r] = stopping_writers) & room_free
  ==>
  begin
    room_free := false;
    reader[r] := opening;
  end;

  rule "reader: release the count and read"
    reader[r] = opening
  ==>
  begin
    count_free := true;
    reader[r] := reading;
  end;

  rule "reader: finish"
    reader[r] = reading
  ==>
  begin
    assert (forall w: Writer do writer[w] = writer_outside end) "no writer while reading";
    reader[r] := leaving_room;
  end;

  rule "reader: take the count to leave"
    (reader[r] = leaving_room) & count_free
  ==>
  begin
    count_free := false;
    reader[r] := counting_out;
  end;

  rule "reader: count out"
    reader[r] = counting_out
  ==>
  begin
    readers := readers - 1;
    if readers = 0 then
      reader[r] := letting_writers;
    else
      reader[r] := closing;
    end;
  end;

  rule "reader: release the room"
    reader[r] = letting_writers
  ==>
  begin
    room_free := true;
    reader[r] := closing;
  end;

  rule "reader: release the count and go"
    reader[r] = closing
  ==>
  begin
    count_free := true;
    reader[r] := reader_outside;
  end;
end;

ruleset w: Writer do
  rule "writer: take the room"
    (writer[w] = writer_outside) & room_free
  ==>
  begin
    room_free := false;
    writer[w] := writing;
  end;

  rule "writer: release the room"
    writer[w] = writing
  ==>
  begin
    assert !room_free "the room is taken while writing";
    room_free := true;
    writer[w] := writer_outside;
  end;
end;

invariant "a writer is alone"
  forall w: Writer do
    writer[w] = writing
    -> (forall v: Writer do v = w | writer[v] = writer_outside end)
    & (forall r: Reader do reader[r] != reading end)
  end;

invariant "readers are counted" (exists r: Reader do reader[r] = reading end) -> readers > 0;

-- Readers and writers, broken.
-- Bug: "take the room" doesn't wait until the room is free, so the first reader walks in on a writer.
-- Source: specs/classic/readers-writers.m (P. J. Courtois, F. Heymans and D. L. Parnas, 1971).
-- expect: error "no writer while reading" in 6 steps

const
  READERS: 2;
  WRITERS: 1;

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
    reader[r] = stopping_writers
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

invariant "readers are counted" (exists r: Reader do reader[r] = reading end) -> readers > 0;

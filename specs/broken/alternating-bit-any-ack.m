-- The alternating bit protocol, broken.
-- Bug: the sender takes any acknowledgement for that of its current message, also a repeated old one.
-- Source: specs/classic/alternating-bit.m (K. A. Bartlett, R. A. Scantlebury and P. T. Wilkinson, 1969).
-- expect: violated "the receiver is at most one message ahead" in 6 steps

const
  MESSAGES: 3;

type
  Message: 0..MESSAGES - 1;
  Bit: 0..1;

var
  --- The message to send until its acknowledgement comes.
  sending: Message;
  sender_bit: Bit;
  --- The bit that the receiver waits for, and the message that should come with it.
  expected_bit: Bit;
  expected: Message;
  packet_in_transit: boolean;
  packet: Message;
  packet_bit: Bit;
  ack_in_transit: boolean;
  ack_bit: Bit;

startstate "nothing sent"
begin
  sending := 0;
  sender_bit := 0;
  expected_bit := 0;
  expected := 0;
  packet_in_transit := false;
  undefine packet;
  undefine packet_bit;
  ack_in_transit := false;
  undefine ack_bit;
end;

rule "sender: send, or send again after a timeout"
  !packet_in_transit
==>
begin
  packet_in_transit := true;
  packet := sending;
  packet_bit := sender_bit;
end;

rule "channel: lose the packet"
  packet_in_transit
==>
begin
  packet_in_transit := false;
  undefine packet;
  undefine packet_bit;
end;

rule "receiver: accept the expected packet"
  packet_in_transit & (packet_bit = expected_bit) & !ack_in_transit
==>
begin
  assert packet = expected "messages arrive in order, once each";
  expected := (expected + 1) % MESSAGES;
  expected_bit := 1 - expected_bit;
  ack_in_transit := true;
  ack_bit := packet_bit;
  packet_in_transit := false;
  undefine packet;
  undefine packet_bit;
end;

rule "receiver: acknowledge a repeated packet again"
  packet_in_transit & (packet_bit != expected_bit) & !ack_in_transit
==>
begin
  ack_in_transit := true;
  ack_bit := packet_bit;
  packet_in_transit := false;
  undefine packet;
  undefine packet_bit;
end;

rule "channel: lose the acknowledgement"
  ack_in_transit
==>
begin
  ack_in_transit := false;
  undefine ack_bit;
end;

rule "sender: take the acknowledgement and go on"
  ack_in_transit
==>
begin
  sending := (sending + 1) % MESSAGES;
  sender_bit := 1 - sender_bit;
  ack_in_transit := false;
  undefine ack_bit;
end;

invariant "the receiver is at most one message ahead"
  expected = sending | expected = (sending + 1) % MESSAGES;

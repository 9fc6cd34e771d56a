-- The alternating bit protocol: messages cross a lossy channel in order, each exactly once.
-- Source: K. A. Bartlett, R. A. Scantlebury and P. T. Wilkinson, "A note on reliable full-duplex transmission
-- over half-duplex links", Comm. ACM 12(5), 1969.
-- Sizes: channels hold one packet each way; messages are numbered modulo MESSAGES.
-- Reads as Rumur's language: it has cover and liveness properties.
-- expect: holds
-- expect: states 54
-- expect: rules 120

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
  ack_in_transit & (ack_bit = sender_bit)
==>
begin
  sending := (sending + 1) % MESSAGES;
  sender_bit := 1 - sender_bit;
  ack_in_transit := false;
  undefine ack_bit;
end;

rule "sender: ignore an old acknowledgement"
  ack_in_transit & (ack_bit != sender_bit)
==>
begin
  ack_in_transit := false;
  undefine ack_bit;
end;

invariant "the receiver is at most one message ahead"
  expected = sending | expected = (sending + 1) % MESSAGES;

cover "an old packet is in transit" packet_in_transit & (packet_bit != expected_bit);

cover "an old acknowledgement is in transit" ack_in_transit & (ack_bit != sender_bit);

ruleset m: Message do
  liveness "each message can be sent" sending = m;
end;

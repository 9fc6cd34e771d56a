-- Leader election on a one-way ring: nodes pass on higher numbers only; the highest comes back to its node.
-- Source: E. Chang and R. Roberts, "An improved algorithm for decentralized extrema-finding in circular
-- configurations of processes", Comm. ACM 22(5), 1979.
-- Sizes: N nodes; they get their numbers in any order, and start when they like or when a message arrives.
-- Reads as Rumur's language: it has cover and liveness properties.
-- expect: holds
-- expect: states 1977
-- expect: rules 5056

const
  N: 4;

type
  Node: 0..N - 1;
  Number: 1..N;
  Slot: 0..N - 1;
  Role: enum {unnamed, asleep, candidate, passive, leader};

var
  role: array [Node] of Role;
  number: array [Node] of Number;
  named: array [Number] of boolean;
  --- The channel into each node: a queue of numbers.
  inbox: array [Node] of array [Slot] of Number;
  length: array [Node] of 0..N;

function ready(): boolean;
begin
  return forall n: Node do role[n] != unnamed end;
end;

procedure send(n: Node; number_sent: Number);
begin
  inbox[(n + 1) % N][length[(n + 1) % N]] := number_sent;
  length[(n + 1) % N] := length[(n + 1) % N] + 1;
end;

procedure drop_first(n: Node);
begin
  for s: Slot do
    if s + 1 < length[n] then
      inbox[n][s] := inbox[n][s + 1];
    end;
  end;
  undefine inbox[n][length[n] - 1];
  length[n] := length[n] - 1;
end;

procedure forget_all();
begin
  for n: Node do
    role[n] := unnamed;
    undefine number[n];
    undefine inbox[n];
    length[n] := 0;
  end;
  for i: Number do
    named[i] := false;
  end;
end;

startstate "no node has a number"
begin
  forget_all();
end;

ruleset i: Number; n: Node do
  --- The nodes are numbered in their order on the ring, each with any number that is free.
  rule "name a node"
    role[n] = unnamed & !named[i] & (n = 0 | role[n - 1] != unnamed)
  ==>
  begin
    number[n] := i;
    named[i] := true;
    role[n] := asleep;
  end;
end;

ruleset n: Node do
  rule "stand for election"
    ready() & role[n] = asleep
  ==>
  begin
    role[n] := candidate;
    send(n, number[n]);
  end;

  rule "receive a higher number"
    ready() & length[n] > 0 & inbox[n][0] > number[n]
  ==>
  begin
    alias received: inbox[n][0] do
      send(n, received);
    end;
    drop_first(n);
    role[n] := passive;
  end;

  rule "receive a lower number, asleep"
    ready() & length[n] > 0 & inbox[n][0] < number[n] & role[n] = asleep
  ==>
  begin
    drop_first(n);
    role[n] := candidate;
    send(n, number[n]);
  end;

  rule "receive a lower number, awake"
    ready() & length[n] > 0 & inbox[n][0] < number[n] & role[n] != asleep
  ==>
  begin
    drop_first(n);
  end;

  rule "receive the own number"
    ready() & length[n] > 0 & inbox[n][0] = number[n]
  ==>
  begin
    drop_first(n);
    role[n] := leader;
  end;
end;

rule "elect anew"
  -- allow: vacuous "what has come around was the last message"
  (exists n: Node do role[n] = leader end) & (forall n: Node do length[n] = 0 end)
==>
begin
  forget_all();
end;

invariant "at most one leader"
  forall n: Node do forall m: Node do role[n] = leader & role[m] = leader -> n = m end end;

invariant "the leader has the highest number"
  forall n: Node do role[n] = leader -> number[n] = N end;

invariant "a number is in one place at most"
  forall n: Node do
    forall m: Node do
      forall s: Slot do
        forall t: Slot do
          s < length[n] & t < length[m] & inbox[n][s] = inbox[m][t] -> n = m & s = t
        end
      end
    end
  end;

cover "a queue of all numbers but one" exists n: Node do length[n] = N - 1 end;

liveness "a leader can be elected" exists n: Node do role[n] = leader end;

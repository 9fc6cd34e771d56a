-- How the processes of this checker share a level of a search (checker/Exploration/Distributed): who finds states of others
-- sends them in messages from a few buffers, and says at the end of the level how many messages these were; a level is over
-- for a process when it has as many from each, has added what they held, and has its own buffers back. Then all meet.
-- Messages wait with their sender until the receiver has a place for them, and come in any order. Nobody may wait for ever.
-- Source: checker/Exploration/Distributed/Exchange.cs, Outbox.cs and SearchPeers.cs.
-- Sizes: PROCESSES processes with up to WORK states each to expand in a level, every one of which may lead to a state of any
-- process; a message holds one state. SENDING buffers to send and RECEIVING to receive. Two levels in turns, so that a message
-- that comes in another one than it was sent in would show.
-- expect: holds
-- expect: states 18280
-- expect: rules 62170

const
  PROCESSES: 2;
  WORK: 4;
  SENDING: 2;
  RECEIVING: 1;
  --- What the protocol rests on; specs/broken has it the other way round.
  CountsMessages: true;
  ReceivesWhileWaiting: true;

type
  Process: scalarset(PROCESSES);
  Level: 0..1;

var
  level: array [Process] of Level;
  --- Who takes the level for over, and waits for the others to meet.
  waits: array [Process] of boolean;
  --- States that are still to be expanded, and a foreign one that has found no buffer: to whom it belongs.
  work: array [Process] of 0..WORK;
  aside: array [Process] of Process;
  --- Messages with states on the way from one process to another, by the level that they were sent in; each takes a buffer
  --- of its sender.
  states: array [Process] of array [Process] of array [Level] of 0..SENDING;
  --- The same for an end: how many messages with states it says there were, and the level that it was sent in.
  ending: array [Process] of array [Process] of 0..WORK;
  ending_level: array [Process] of array [Process] of Level;
  --- What a process has received and not added yet, by sender.
  arrived: array [Process] of array [Process] of 0..RECEIVING;
  --- In this level: messages with states to and from each, what its end said, and whether one's own has been sent.
  sent: array [Process] of array [Process] of 0..WORK;
  received: array [Process] of array [Process] of 0..WORK;
  announced: array [Process] of array [Process] of 0..WORK;
  has_ended: array [Process] of array [Process] of boolean;

--- How many messages are on the way from one process to another.
function between(p: Process; q: Process): 0..SENDING;
begin
  if isundefined(ending[p][q]) then
    return states[p][q][0] + states[p][q][1];
  end;
  return states[p][q][0] + states[p][q][1] + 1;
end;

function on_the_way(p: Process): 0..SENDING;
var
  count: 0..SENDING;
begin
  count := 0;
  for q: Process do
    count := count + between(p, q);
  end;
  return count;
end;

function has_free_buffer(p: Process): boolean;
begin
  return on_the_way(p) < SENDING;
end;

function full_places(p: Process): 0..RECEIVING;
var
  count: 0..RECEIVING;
begin
  count := 0;
  for q: Process do
    count := count + arrived[p][q];
  end;
  return count;
end;

function has_expanded_all(p: Process): boolean;
begin
  return work[p] = 0 & isundefined(aside[p]);
end;

--- Whether a process has all that another one sent in the level.
function has_all_of(p: Process; q: Process): boolean;
begin
  return !isundefined(announced[p][q]) & (!CountsMessages | received[p][q] = announced[p][q]);
end;

function is_over(p: Process): boolean;
begin
  return has_expanded_all(p)
    & on_the_way(p) = 0
    & full_places(p) = 0
    & forall q: Process do q = p | (has_ended[p][q] & has_all_of(p, q)) end;
end;

procedure begin_level(p: Process; l: Level);
begin
  level[p] := l;
  waits[p] := false;
  undefine aside[p];
  for q: Process do
    sent[p][q] := 0;
    received[p][q] := 0;
    undefine announced[p][q];
    has_ended[p][q] := false;
    arrived[p][q] := 0;
  end;
end;

procedure send(p: Process; q: Process);
begin
  states[p][q][level[p]] := states[p][q][level[p]] + 1;
  sent[p][q] := sent[p][q] + 1;
end;

ruleset n: 0..WORK do
  startstate "each has some states to expand"
  begin
    for p: Process do
      begin_level(p, 0);
      work[p] := n;
      for q: Process do
        undefine ending[p][q];
        undefine ending_level[p][q];
        for l: Level do
          states[p][q][l] := 0;
        end;
      end;
    end;
  end;
end;

ruleset p: Process do
  rule "expand: the successor is one's own"
    work[p] > 0 & isundefined(aside[p])
  ==>
  begin
    work[p] := work[p] - 1;
  end;

  ruleset q: Process do
    rule "expand: the successor is another's"
      p != q & work[p] > 0 & isundefined(aside[p])
    ==>
    begin
      work[p] := work[p] - 1;
      if has_free_buffer(p) then
        send(p, q);
      else
        aside[p] := q;
      end;
    end;

    rule "send what was put aside"
      !isundefined(aside[p]) & aside[p] = q & has_free_buffer(p)
    ==>
    begin
      send(p, q);
      undefine aside[p];
    end;

    rule "end the level for another"
      p != q & has_expanded_all(p) & !has_ended[p][q] & has_free_buffer(p)
    ==>
    begin
      ending[p][q] := sent[p][q];
      ending_level[p][q] := level[p];
      has_ended[p][q] := true;
    end;

    ruleset l: Level do
      rule "receive states"
        (ReceivesWhileWaiting | isundefined(aside[p]))
        & full_places(p) < RECEIVING
        & states[q][p][l] > 0
      ==>
      begin
        assert l = level[p] "states come in the level in which they were sent";
        states[q][p][l] := states[q][p][l] - 1;
        received[p][q] := received[p][q] + 1;
        arrived[p][q] := arrived[p][q] + 1;
      end;
    end;

    --- It is looked at at once, and its place is free again.
    rule "receive an end"
      (ReceivesWhileWaiting | isundefined(aside[p]))
      & full_places(p) < RECEIVING
      & !isundefined(ending[q][p])
    ==>
    begin
      assert ending_level[q][p] = level[p] "an end comes in the level in which it was sent";
      announced[p][q] := ending[q][p];
      undefine ending[q][p];
      undefine ending_level[q][p];
    end;

    rule "add what has come"
      arrived[p][q] > 0
    ==>
    begin
      arrived[p][q] := arrived[p][q] - 1;
    end;
  end;
end;

ruleset p: Process do
  rule "take the level for over"
    !waits[p] & is_over(p)
  ==>
  begin
    waits[p] := true;
  end;
end;

ruleset n: 0..WORK do
  rule "all meet, and the next level begins"
    forall p: Process do waits[p] end
  ==>
  begin
    for p: Process do
      begin_level(p, 1 - level[p]);
      work[p] := n;
    end;
  end;
end;

invariant "nothing is on the way to a process whose level is over"
  forall p: Process do waits[p] -> forall q: Process do between(q, p) = 0 end end;

invariant "when a level is over for all, every state that was sent has been received"
  (forall p: Process do waits[p] end)
  -> forall p: Process do forall q: Process do sent[p][q] = received[q][p] end end;

liveness "every level can come to its end" forall p: Process do waits[p] end;

cover "a state is put aside" exists p: Process do !isundefined(aside[p]) end;

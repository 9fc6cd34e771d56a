-- How threads add states to this checker's own visited set (checker/Exploration/States/VisitedSet.cs): open addressing
-- over slots that go from empty to full once, by compare and swap; the words of a state are written before, to a place
-- that only the writing thread knows. Each access to shared memory is a step. Ordinary writes reach the memory later and
-- in any order; a compare and swap waits until those of its thread have. When the table is filled far enough the threads
-- meet, and put all states into a larger one together.
-- Source: checker/Exploration/States/VisitedSet.cs and StateStore.cs.
-- Sizes: THREADS threads that add ADDS states each, any of VALUES; a state is two words that both hold its value, so that
-- a state read in halves would show. Tags and first positions of the values 0 and 2 are equal.
-- expect: holds
-- expect: states 20055
-- expect: rules 38450

const
  THREADS: 2;
  ADDS: 2;
  VALUES: 3;
  --- What the protocol rests on; specs/broken has it the other way round.
  WordsFirst: true;
  SwapWaits: true;
  --- Slots before and after the table grows, and how many full ones make it grow.
  Small: 4;
  Large: 6;
  GrowAt: 2;

type
  Thread: scalarset(THREADS);
  Value: 0..VALUES - 1;
  Word: 0..1;
  Index: 0..ADDS - 1;
  Slot: 0..Large - 1;
  Tag: 0..1;
  Step: enum {
    idle,
    reading,
    writing,
    swapping,
    publishing_late,
    comparing_first,
    comparing_second,
    waiting,
    restoring,
    probing,
    claiming
  };

var
  --- The table: whose state a slot stands for (undefined when it is empty), which one of that thread, and its tag.
  owner: array [Slot] of Thread;
  index: array [Slot] of Index;
  tag: array [Slot] of Tag;
  capacity: Small..Large;
  --- The store: every thread has places of its own, and fills them in order.
  memory: array [Thread] of array [Index] of array [Word] of Value;
  --- Writes that have not reached the memory yet; only their thread sees them.
  buffer: array [Thread] of array [Index] of array [Word] of Value;

  step: array [Thread] of Step;
  --- How many states a thread has added or found, and how many places it has filled.
  adds: array [Thread] of 0..ADDS;
  kept: array [Thread] of 0..ADDS;
  --- Local: the state being added, the slot looked at, whether the words are written, whose state was seen there.
  value: array [Thread] of Value;
  position: array [Thread] of Slot;
  written: array [Thread] of boolean;
  seen_owner: array [Thread] of Thread;
  seen_index: array [Thread] of Index;
  first_word: array [Thread] of Value;

  --- Which states are still to be put into the larger table.
  unrestored: array [Thread] of array [Index] of boolean;

  --- History: how often a state was new, and whether somebody was told that it is in the set.
  times_added: array [Value] of 0..THREADS;
  told: array [Value] of boolean;
  -- allow: vacuous "the property says that it never becomes true"
  torn: boolean;

function tag_of(v: Value): Tag;
begin
  return v % 2;
end;

--- Where probing for a value begins: elsewhere in a larger table.
function line_of(v: Value): Slot;
begin
  return v % 2 + capacity - Small;
end;

function following(s: Slot): Slot;
begin
  return (s + 1) % capacity;
end;

function full_slots(): 0..Large;
var
  count: 0..Large;
begin
  count := 0;
  for s: Slot do
    if !isundefined(owner[s]) then
      count := count + 1;
    end;
  end;
  return count;
end;

--- Whether every write of a thread has reached the memory.
function has_drained(t: Thread): boolean;
begin
  return forall i: Index do forall w: Word do isundefined(buffer[t][i][w]) end end;
end;

--- Whether a word can be read at all by a thread.
function is_written(reader: Thread; t: Thread; i: Index; w: Word): boolean;
begin
  return !isundefined(memory[t][i][w]) | (reader = t & !isundefined(buffer[t][i][w]));
end;

function word(reader: Thread; t: Thread; i: Index; w: Word): Value;
begin
  if reader = t & !isundefined(buffer[t][i][w]) then
    return buffer[t][i][w];
  end;
  return memory[t][i][w];
end;

--- Whether a slot stands for a state, as the thread that stored it sees it.
function holds(s: Slot; v: Value): boolean;
begin
  if isundefined(owner[s]) then
    return false;
  end;
  return is_written(owner[s], owner[s], index[s], 0) & (word(owner[s], owner[s], index[s], 0) = v);
end;

procedure forget(t: Thread);
begin
  undefine value[t];
  undefine position[t];
  undefine seen_owner[t];
  undefine seen_index[t];
  undefine first_word[t];
  written[t] := false;
end;

procedure finish(t: Thread);
begin
  told[value[t]] := true;
  adds[t] := adds[t] + 1;
  forget(t);
  step[t] := idle;
end;

procedure start();
begin
  undefine owner;
  undefine index;
  undefine tag;
  undefine memory;
  undefine buffer;
  capacity := Small;
  torn := false;
  for v: Value do
    times_added[v] := 0;
    told[v] := false;
  end;
  for t: Thread do
    step[t] := idle;
    adds[t] := 0;
    kept[t] := 0;
    forget(t);
    for i: Index do
      unrestored[t][i] := false;
    end;
  end;
end;

startstate "empty set"
begin
  start();
end;

ruleset t: Thread do
  --- Nobody begins once the table is filled far enough: the threads meet instead.
  ruleset v: Value do
    rule "add: take a state"
      step[t] = idle & adds[t] < ADDS & (capacity = Large | full_slots() < GrowAt)
    ==>
    begin
      value[t] := v;
      position[t] := line_of(v);
      step[t] := reading;
    end;
  end;

  rule "add: look at the slot"
    step[t] = reading
  ==>
  begin
    if isundefined(owner[position[t]]) then
      if written[t] | !WordsFirst then
        step[t] := swapping;
      else
        step[t] := writing;
      end;
    elsif tag[position[t]] = tag_of(value[t]) then
      seen_owner[t] := owner[position[t]];
      seen_index[t] := index[position[t]];
      step[t] := comparing_first;
    else
      position[t] := following(position[t]);
    end;
  end;

  rule "add: write the words to a place of one's own"
    step[t] = writing
  ==>
  begin
    for w: Word do
      buffer[t][kept[t]][w] := value[t];
    end;
    written[t] := true;
    step[t] := swapping;
  end;

  rule "add: swap the place into the slot, it was empty"
    step[t] = swapping & (!SwapWaits | has_drained(t)) & isundefined(owner[position[t]])
  ==>
  begin
    owner[position[t]] := t;
    index[position[t]] := kept[t];
    tag[position[t]] := tag_of(value[t]);
    times_added[value[t]] := times_added[value[t]] + 1;
    if WordsFirst then
      kept[t] := kept[t] + 1;
      finish(t);
    else
      step[t] := publishing_late;
    end;
  end;

  rule "add: swap the place into the slot, another thread was faster"
    step[t] = swapping & (!SwapWaits | has_drained(t)) & !isundefined(owner[position[t]])
  ==>
  begin
    step[t] := reading;
  end;

  -- allow: vacuous "only with WordsFirst = false"
  rule "add: write the words too late"
    step[t] = publishing_late
  ==>
  begin
    for w: Word do
      buffer[t][kept[t]][w] := value[t];
    end;
    kept[t] := kept[t] + 1;
    finish(t);
  end;

  rule "compare: read the first word"
    step[t] = comparing_first
  ==>
  begin
    if is_written(t, seen_owner[t], seen_index[t], 0) then
      first_word[t] := word(t, seen_owner[t], seen_index[t], 0);
    else
      torn := true;
    end;
    step[t] := comparing_second;
  end;

  rule "compare: read the second word"
    step[t] = comparing_second
  ==>
  begin
    if torn | !is_written(t, seen_owner[t], seen_index[t], 1) then
      torn := true;
      forget(t);
      step[t] := idle;
    elsif word(t, seen_owner[t], seen_index[t], 1) != first_word[t] then
      torn := true;
      forget(t);
      step[t] := idle;
    elsif first_word[t] = value[t] then
      finish(t);
    else
      undefine seen_owner[t];
      undefine seen_index[t];
      undefine first_word[t];
      position[t] := following(position[t]);
      step[t] := reading;
    end;
  end;

  rule "grow: wait for the others"
    -- allow: vacuous "a thread that is idle has swapped, and the swap waits"
    step[t] = idle & adds[t] < ADDS & capacity = Small & full_slots() >= GrowAt & has_drained(t)
  ==>
  begin
    step[t] := waiting;
  end;

  ruleset u: Thread do
    ruleset i: Index do
      rule "grow: take a state to restore"
        (step[t] = restoring) & unrestored[u][i]
      ==>
      begin
        unrestored[u][i] := false;
        seen_owner[t] := u;
        seen_index[t] := i;
        value[t] := memory[u][i][0];
        position[t] := line_of(value[t]);
        step[t] := probing;
      end;
    end;
  end;

  --- All states differ, so the first empty slot is the place.
  rule "grow: look for an empty slot"
    step[t] = probing
  ==>
  begin
    if isundefined(owner[position[t]]) then
      step[t] := claiming;
    else
      position[t] := following(position[t]);
    end;
  end;

  rule "grow: swap a state into the slot"
    step[t] = claiming
  ==>
  begin
    if isundefined(owner[position[t]]) then
      owner[position[t]] := seen_owner[t];
      index[position[t]] := seen_index[t];
      tag[position[t]] := tag_of(value[t]);
      forget(t);
      step[t] := restoring;
    else
      step[t] := probing;
    end;
  end;
end;

--- A thread without further states to add waits in any case.
rule "grow: a larger table, empty"
  (exists t: Thread do step[t] = waiting end)
  & (forall t: Thread do step[t] = waiting | (step[t] = idle & adds[t] = ADDS & has_drained(t)) end)
==>
begin
  undefine owner;
  undefine index;
  undefine tag;
  capacity := Large;
  for t: Thread do
    step[t] := restoring;
    for i: Index do
      unrestored[t][i] := i < kept[t];
    end;
  end;
end;

rule "grow: everything is restored"
  (forall t: Thread do step[t] = restoring end)
  & (forall t: Thread do forall i: Index do !unrestored[t][i] end end)
==>
begin
  for t: Thread do
    step[t] := idle;
  end;
end;

ruleset t: Thread do
  ruleset i: Index do
    ruleset w: Word do
      rule "memory: a write arrives"
        !isundefined(buffer[t][i][w])
      ==>
      begin
        memory[t][i][w] := buffer[t][i][w];
        undefine buffer[t][i][w];
      end;
    end;
  end;
end;

rule "start over"
  forall t: Thread do step[t] = idle & adds[t] = ADDS & has_drained(t) end
==>
begin
  start();
end;

invariant "no state is read in halves" !torn;

invariant "a state is added once" forall v: Value do times_added[v] <= 1 end;

invariant "no state is in two slots"
  forall v: Value do
    forall a: Slot do forall b: Slot do a < b -> !(holds(a, v) & holds(b, v)) end end
  end;

--- While the table grows nobody asks.
invariant "no state is lost"
  (exists t: Thread do step[t] = restoring | step[t] = probing | step[t] = claiming end)
  | (forall v: Value do told[v] -> (exists s: Slot do holds(s, v) end) end);

invariant "there is always an empty slot to end a search" full_slots() < capacity;

cover "two threads want the same slot for the same state"
  exists t: Thread do
    exists u: Thread do
      t != u
      & step[t] = swapping
      & step[u] = swapping
      & position[t] = position[u]
      & value[t] = value[u]
    end
  end;

cover "states with equal tags are compared"
  exists t: Thread do step[t] = comparing_second & !torn & first_word[t] != value[t] end;

cover "two threads restore states to the same slot"
  exists t: Thread do
    exists u: Thread do
      t != u & step[t] = claiming & step[u] = claiming & position[t] = position[u]
    end
  end;

-- A directory MSI protocol over an unordered network: each node's inbox is a multiset of messages.
-- Source: in the manner of V. Nagarajan, D. J. Sorin, M. D. Hill and D. A. Wood, "A Primer on Memory
-- Consistency and Cache Coherence", 2nd edition, 2020, chapter 8; here the home node works on one request at
-- a time and ends it when the requester confirms, so that no message can overtake a grant.
-- Sizes: PROC processors, VALUE data values, CAPACITY messages in each inbox: 396 bits as CMurphi packs them.
-- Reads as CMurphi's language: it has unions, multisets and choose.
-- expect: holds
-- expect: states 8598
-- expect: rules 28140
-- expect at PROC=4: states 93682
-- expect at PROC=4: rules 396832
-- expect large at PROC=5: states 1039118
-- expect large at PROC=5: rules 5532780

const
  PROC: 3;
  VALUE: 2;
  CAPACITY: 8;

type
  Proc: scalarset(PROC);
  Home: enum {home};
  Node: union {Home, Proc};
  Value: scalarset(VALUE);
  Kind: enum {
    get_shared,
    get_modified,
    put_modified,
    invalidate,
    invalidated,
    fetch_to_share,
    fetch_to_invalidate,
    written_back,
    fetch_missed,
    grant_shared,
    grant_modified,
    done,
    put_done
  };
  Message: record
    kind: Kind;
    source: Node;
    value: Value;
  end;
  HomeState: enum {uncached, shared_out, modified_out, collecting, fetching, awaiting_done};
  ProcState: enum {invalid, shared, modified, getting_shared, getting_modified, upgrading, putting};

var
  net: array [Node] of multiset [CAPACITY] of Message;
  home_state: HomeState;
  home_value: Value;
  --- Processors that were granted a shared copy; they may have dropped it since.
  sharers: multiset [PROC] of Proc;
  owner: Proc;
  --- The request that the home node works on.
  requester: Proc;
  wants_modified: boolean;
  --- A fetch crossed with the owner's put: its two messages to wait for.
  put_seen: boolean;
  miss_seen: boolean;
  state: array [Proc] of ProcState;
  value: array [Proc] of Value;
  --- Ghost: the value of the last store.
  latest: Value;

procedure send(kind: Kind; to_node: Node; from_node: Node);
var
  message: Message;
begin
  message.kind := kind;
  message.source := from_node;
  undefine message.value;
  multisetadd(message, net[to_node]);
end;

procedure send_value(kind: Kind; to_node: Node; from_node: Node; sent: Value);
var
  message: Message;
begin
  message.kind := kind;
  message.source := from_node;
  message.value := sent;
  multisetadd(message, net[to_node]);
end;

function is_sharer(p: Proc): boolean;
begin
  return multisetcount(i: sharers, sharers[i] = p) > 0;
end;

procedure add_sharer(p: Proc);
begin
  if !is_sharer(p) then
    multisetadd(p, sharers);
  end;
end;

--- The home node's value is up to date: answer the request.
procedure grant();
begin
  if wants_modified then
    undefine sharers;
    owner := requester;
    send_value(grant_modified, requester, home, home_value);
  else
    add_sharer(requester);
    send_value(grant_shared, requester, home, home_value);
  end;
  home_state := awaiting_done;
end;

procedure invalidate_sharers();
begin
  multisetremovepred(i: sharers, sharers[i] = requester);
  if multisetcount(i: sharers, true) = 0 then
    grant();
  else
    for p: Proc do
      if is_sharer(p) then
        send(invalidate, p, home);
      end;
    end;
    home_state := collecting;
  end;
end;

procedure take_acknowledgement(p: Proc);
begin
  multisetremovepred(i: sharers, sharers[i] = p);
  if multisetcount(i: sharers, true) = 0 then
    grant();
  end;
end;

procedure fetch_from_owner();
begin
  if wants_modified then
    send(fetch_to_invalidate, owner, home);
  else
    send(fetch_to_share, owner, home);
  end;
  home_state := fetching;
end;

procedure start_request(p: Proc; modified_copy: boolean);
begin
  requester := p;
  wants_modified := modified_copy;
  if home_state = modified_out then
    fetch_from_owner();
  elsif (home_state = shared_out) & wants_modified then
    invalidate_sharers();
  else
    grant();
  end;
end;

--- The owner's put and its answer to the fetch have both arrived.
procedure end_crossed_fetch();
begin
  if put_seen & miss_seen then
    put_seen := false;
    miss_seen := false;
    send(put_done, owner, home);
    undefine owner;
    grant();
  end;
end;

procedure take_put(p: Proc; put_value: Value);
begin
  home_value := put_value;
  if home_state = modified_out then
    undefine owner;
    home_state := uncached;
    send(put_done, p, home);
  else
    put_seen := true;
    end_crossed_fetch();
  end;
end;

procedure take_write_back(p: Proc; written: Value);
begin
  home_value := written;
  undefine owner;
  if !wants_modified then
    add_sharer(p);
  end;
  grant();
end;

procedure end_request();
begin
  if wants_modified then
    home_state := modified_out;
  else
    home_state := shared_out;
  end;
  undefine requester;
  undefine wants_modified;
end;

procedure home_receives(message: Message);
begin
  switch message.kind
    case get_shared:
      start_request(message.source, false);
    case get_modified:
      start_request(message.source, true);
    case put_modified:
      take_put(message.source, message.value);
    case invalidated:
      take_acknowledgement(message.source);
    case written_back:
      take_write_back(message.source, message.value);
    case fetch_missed:
      miss_seen := true;
      end_crossed_fetch();
    case done:
      end_request();
    else
      error "home received a message that only processors expect";
  end;
end;

procedure lose_copy(p: Proc);
begin
  send(invalidated, home, p);
  if state[p] = shared then
    state[p] := invalid;
    undefine value[p];
  elsif state[p] = upgrading then
    state[p] := getting_modified;
    undefine value[p];
  elsif state[p] = modified | state[p] = putting then
    error "a modified copy was invalidated";
  end;
end;

procedure answer_fetch(p: Proc; keeps_copy: boolean);
begin
  if state[p] = putting then
    send(fetch_missed, home, p);
  elsif state[p] = modified then
    send_value(written_back, home, p, value[p]);
    if keeps_copy then
      state[p] := shared;
    else
      state[p] := invalid;
      undefine value[p];
    end;
  else
    error "a fetch went to a processor that isn't the owner";
  end;
end;

procedure proc_receives(p: Proc; message: Message);
begin
  switch message.kind
    case invalidate:
      lose_copy(p);
    case fetch_to_share:
      answer_fetch(p, true);
    case fetch_to_invalidate:
      answer_fetch(p, false);
    case grant_shared:
      assert state[p] = getting_shared "a shared copy was asked for";
      value[p] := message.value;
      state[p] := shared;
      send(done, home, p);
    case grant_modified:
      assert state[p] = getting_modified | state[p] = upgrading "a modified copy was asked for";
      value[p] := message.value;
      state[p] := modified;
      send(done, home, p);
    case put_done:
      assert state[p] = putting "a put was under way";
      state[p] := invalid;
    else
      error "a processor received a message that only home expects";
  end;
end;

--- The home node leaves requests and puts in its inbox while it works on another request.
function home_can_receive(kind: Kind): boolean;
begin
  switch kind
    case get_shared, get_modified:
      return home_state = uncached | home_state = shared_out | home_state = modified_out;
    case put_modified:
      return home_state = modified_out | home_state = fetching;
    else
      return true;
  end;
end;

ruleset v: Value do
  startstate "home alone has the line"
  begin
    undefine net;
    home_state := uncached;
    home_value := v;
    undefine sharers;
    undefine owner;
    undefine requester;
    undefine wants_modified;
    put_seen := false;
    miss_seen := false;
    for p: Proc do
      state[p] := invalid;
      undefine value[p];
    end;
    latest := v;
  end;
end;

ruleset p: Proc do
  rule "load misses"
    state[p] = invalid
  ==>
  begin
    send(get_shared, home, p);
    state[p] := getting_shared;
  end;

  rule "store misses"
    state[p] = invalid
  ==>
  begin
    send(get_modified, home, p);
    state[p] := getting_modified;
  end;

  rule "store hits a shared copy"
    state[p] = shared
  ==>
  begin
    send(get_modified, home, p);
    state[p] := upgrading;
  end;

  --- The home node isn't told.
  rule "drop a shared copy"
    state[p] = shared
  ==>
  begin
    state[p] := invalid;
    undefine value[p];
  end;

  rule "put a modified copy back"
    state[p] = modified
  ==>
  begin
    send_value(put_modified, home, p, value[p]);
    state[p] := putting;
    undefine value[p];
  end;
end;

ruleset p: Proc; v: Value do
  rule "store hits a modified copy"
    state[p] = modified
  ==>
  begin
    value[p] := v;
    latest := v;
  end;
end;

ruleset n: Node do
  choose i: net[n] do
    rule "receive"
      ismember(n, Proc) | home_can_receive(net[n][i].kind)
    ==>
    var
      message: Message;
    begin
      message := net[n][i];
      multisetremove(i, net[n]);
      if ismember(n, Home) then
        home_receives(message);
      else
        proc_receives(n, message);
      end;
    end;
  end;
end;

invariant "a modified copy is the only one"
  forall p: Proc do
    state[p] = modified
    -> (forall q: Proc do
          q = p | (state[q] != modified & state[q] != shared & state[q] != upgrading)
        end)
  end;

invariant "each copy is up to date"
  forall p: Proc do
    state[p] = shared | state[p] = modified | state[p] = upgrading -> value[p] = latest
  end;

invariant "the home node's value is up to date when it owns the line"
  home_state = uncached | home_state = shared_out -> home_value = latest;

invariant "each holder of a shared copy is known"
  forall p: Proc do
    state[p] = shared & home_state != collecting -> is_sharer(p) | home_state = fetching
  end;

-- German's protocol: a home node lends shared or exclusive copies of a cache line, and takes them back.
-- Source: the protocol that S. German proposed in 2000, as published with data by C.-T. Chou, P. K. Mannava
-- and S. Park, "A simple method for parameterized verification of cache coherence protocols", FMCAD 2004.
-- Sizes: NODE clients, DATA values; 1105434 states for NODE=4.
-- expect: holds
-- expect: states 58104
-- expect: rules 235872
-- expect: proved "an exclusive copy is the only one" for any Node, Data
-- expect: proved "each copy is up to date" for any Node, Data
-- expect at NODE=4: states 1105434
-- expect at NODE=4: rules 5922288
-- expect large at NODE=5: states 22031028
-- expect large at NODE=5: rules 147274200

const
  NODE: 3;
  DATA: 2;

type
  Node: scalarset(NODE);
  Data: scalarset(DATA);
  Copy: enum {invalid, shared, exclusive};
  Request: enum {no_request, ask_shared, ask_exclusive};
  Order: enum {no_order, invalidate, grant_shared, grant_exclusive};

var
  --- What a client may do with its copy, and the copy.
  copy: array [Node] of Copy;
  copy_data: array [Node] of Data;
  --- From a client to the home node.
  request: array [Node] of Request;
  --- From the home node to a client; grants carry the data.
  order: array [Node] of Order;
  order_data: array [Node] of Data;
  --- The client's answer to an invalidate; from an exclusive copy it carries the data.
  acknowledged: array [Node] of boolean;
  written_back: array [Node] of Data;
  --- The home node's directory: who has a copy, and whether it is an exclusive one.
  sharer: array [Node] of boolean;
  exclusive_out: boolean;
  --- Sharers that still have to be told to invalidate.
  to_invalidate: array [Node] of boolean;
  --- The request that the home node works on.
  current: Request;
  client: Node;
  memory: Data;
  --- Ghost: the value of the last store.
  latest: Data;

ruleset d: Data do
  startstate "memory alone has the line"
  begin
    for n: Node do
      copy[n] := invalid;
      undefine copy_data[n];
      request[n] := no_request;
      order[n] := no_order;
      undefine order_data[n];
      acknowledged[n] := false;
      undefine written_back[n];
      sharer[n] := false;
      to_invalidate[n] := false;
    end;
    exclusive_out := false;
    current := no_request;
    undefine client;
    memory := d;
    latest := d;
  end;
end;

ruleset n: Node; d: Data do
  rule "store"
    copy[n] = exclusive
  ==>
  begin
    copy_data[n] := d;
    latest := d;
  end;
end;

ruleset n: Node do
  rule "client asks for a shared copy"
    request[n] = no_request & copy[n] = invalid
  ==>
  begin
    request[n] := ask_shared;
  end;

  rule "client asks for an exclusive copy"
    request[n] = no_request & copy[n] != exclusive
  ==>
  begin
    request[n] := ask_exclusive;
  end;

  rule "home takes up a request"
    current = no_request & request[n] != no_request
  ==>
  begin
    current := request[n];
    client := n;
    request[n] := no_request;
    for m: Node do
      to_invalidate[m] := sharer[m];
    end;
  end;

  --- A shared request only recalls an exclusive copy; an exclusive one recalls them all.
  rule "home sends an invalidate"
    (order[n] = no_order)
    & to_invalidate[n]
    & (current = ask_exclusive | (current = ask_shared) & exclusive_out)
  ==>
  begin
    order[n] := invalidate;
    to_invalidate[n] := false;
  end;

  rule "client gives up its copy"
    -- allow: vacuous "the published description has it, and home asks nobody twice"
    order[n] = invalidate & !acknowledged[n]
  ==>
  begin
    order[n] := no_order;
    acknowledged[n] := true;
    if copy[n] = exclusive then
      written_back[n] := copy_data[n];
    end;
    copy[n] := invalid;
    undefine copy_data[n];
  end;

  rule "home receives an acknowledgement"
    -- allow: vacuous "the published description has it, and only a request is acknowledged"
    acknowledged[n] & (current != no_request)
  ==>
  begin
    acknowledged[n] := false;
    sharer[n] := false;
    if exclusive_out then
      exclusive_out := false;
      memory := written_back[n];
      undefine written_back[n];
    end;
  end;

  rule "home grants a shared copy"
    current = ask_shared & client = n & order[n] = no_order & !exclusive_out
  ==>
  begin
    order[n] := grant_shared;
    order_data[n] := memory;
    sharer[n] := true;
    current := no_request;
    undefine client;
  end;

  rule "home grants an exclusive copy"
    current = ask_exclusive
    & client = n
    & order[n] = no_order
    & !exclusive_out
    & (forall m: Node do !sharer[m] end)
  ==>
  begin
    order[n] := grant_exclusive;
    order_data[n] := memory;
    sharer[n] := true;
    exclusive_out := true;
    current := no_request;
    undefine client;
  end;

  rule "client receives a shared copy"
    order[n] = grant_shared
  ==>
  begin
    copy[n] := shared;
    copy_data[n] := order_data[n];
    order[n] := no_order;
    undefine order_data[n];
  end;

  rule "client receives an exclusive copy"
    order[n] = grant_exclusive
  ==>
  begin
    copy[n] := exclusive;
    copy_data[n] := order_data[n];
    order[n] := no_order;
    undefine order_data[n];
  end;
end;

invariant "an exclusive copy is the only one"
  forall n: Node do forall m: Node do n != m & copy[n] = exclusive -> copy[m] = invalid end end;

invariant "memory is up to date unless an exclusive copy is out" !exclusive_out -> memory = latest;

invariant "each copy is up to date"
  forall n: Node do copy[n] != invalid -> copy_data[n] = latest end;

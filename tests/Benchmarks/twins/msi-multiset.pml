/* specs/classic/msi-multiset.m in Promela: one process, one d_step for each rule instance, the same states.
 * An inbox is an array of message codes in descending order, then zeros: equal multisets are equal arrays.
 * Sizes: -DN=2 to 5 processors, -DCAPACITY=8 messages in an inbox; two data values. No inbox ever holds more
 * than eight at these sizes, so a larger capacity makes states wider and changes no count.
 * Here: spin -a -DN=4 msi-multiset.pml; gcc -O2 -DSAFETY -DNOREDUCE -o pan pan.c; ./pan -m5000000
 * Seen with SPIN 6.5.2:
 *   N=2:       747 states,      1819 transitions
 *   N=3:      8599 states,     28143 transitions
 *   N=4:     93683 states,    396835 transitions
 *   N=5:   1039119 states,   5532783 transitions
 * SPIN counts its own initial state, so one state more than the spec has, and the three transitions to the
 * two start states and from the program's begin, so three more than the spec fires.
 */
#ifndef N
#define N 3
#endif
#ifndef CAPACITY
#define CAPACITY 8
#endif
#include "each.inc"

/* Node 0 is home, node p + 1 is processor p; as an owner or requester, NONE is undefined and p + 1 is p. */
#define HOME 0
#define NONE 0
#define UNDEFINED 0

/* Kinds of messages */
#define GET_SHARED 0
#define GET_MODIFIED 1
#define PUT_MODIFIED 2
#define INVALIDATE 3
#define INVALIDATED 4
#define FETCH_TO_SHARE 5
#define FETCH_TO_INVALIDATE 6
#define WRITTEN_BACK 7
#define FETCH_MISSED 8
#define GRANT_SHARED 9
#define GRANT_MODIFIED 10
#define DONE 11
#define PUT_DONE 12

/* A message: its kind, the node that sent it, and a value 1 or 2, or UNDEFINED. */
#define CODE(kind, source, data) (1 + ((kind) * (N + 1) + (source)) * 3 + (data))
#define KIND(code) (((code) - 1) / (3 * (N + 1)))
#define SOURCE(code) ((((code) - 1) / 3) % (N + 1))
#define DATA(code) (((code) - 1) % 3)

/* Home's states */
#define UNCACHED 0
#define SHARED_OUT 1
#define MODIFIED_OUT 2
#define COLLECTING 3
#define FETCHING 4
#define AWAITING_DONE 5

/* Processors' states */
#define INVALID 0
#define SHARED 1
#define MODIFIED 2
#define GETTING_SHARED 3
#define GETTING_MODIFIED 4
#define UPGRADING 5
#define PUTTING 6

/* What the home node was asked for; 0 is undefined. */
#define WANTS_SHARED 1
#define WANTS_MODIFIED 2

typedef Inbox { byte slot[CAPACITY] }
typedef Processor { unsigned state: 3; unsigned value: 2; bit sharer }

Inbox net[N + 1];
Processor c[N];
unsigned home_state: 3;
unsigned home_value: 2;
unsigned owner: 3;
unsigned requester: 3;
unsigned wants: 2;
bit put_seen;
bit miss_seen;
unsigned latest: 2;

hidden byte k;
hidden byte p;
hidden byte code;
hidden byte message;

inline add(node, new_code) {
  code = new_code;
  k = CAPACITY - 1;
  assert(net[node].slot[k] == 0);
  do
  :: k > 0 && net[node].slot[k - 1] < code -> net[node].slot[k] = net[node].slot[k - 1]; k--
  :: else -> break
  od;
  net[node].slot[k] = code
}

inline take(node, i) {
  message = net[node].slot[i];
  k = i;
  do
  :: k < CAPACITY - 1 -> net[node].slot[k] = net[node].slot[k + 1]; k++
  :: else -> break
  od;
  net[node].slot[k] = 0
}

#define SHARER(q) c[q].sharer

inline grant() {
  if
  :: wants == WANTS_MODIFIED ->
     p = 0;
     do
     :: p < N -> c[p].sharer = 0; p++
     :: else -> break
     od;
     owner = requester;
     add(requester, CODE(GRANT_MODIFIED, HOME, home_value))
  :: else ->
     c[requester - 1].sharer = 1;
     add(requester, CODE(GRANT_SHARED, HOME, home_value))
  fi;
  home_state = AWAITING_DONE
}

inline grant_when_nobody_shares() {
  if
  :: SUM(SHARER) == 0 -> grant()
  :: else
  fi
}

inline invalidate_sharers() {
  c[requester - 1].sharer = 0;
  home_state = COLLECTING;
  p = 0;
  do
  :: p < N ->
     if
     :: c[p].sharer -> add(p + 1, CODE(INVALIDATE, HOME, UNDEFINED))
     :: else
     fi;
     p++
  :: else -> break
  od;
  grant_when_nobody_shares()
}

inline start_request() {
  requester = SOURCE(message);
  wants = (KIND(message) == GET_MODIFIED -> WANTS_MODIFIED : WANTS_SHARED);
  if
  :: home_state == MODIFIED_OUT ->
     home_state = FETCHING;
     add(owner, CODE((wants == WANTS_MODIFIED -> FETCH_TO_INVALIDATE : FETCH_TO_SHARE), HOME, UNDEFINED))
  :: home_state == SHARED_OUT && wants == WANTS_MODIFIED -> invalidate_sharers()
  :: else -> grant()
  fi
}

inline end_crossed_fetch() {
  if
  :: put_seen && miss_seen ->
     put_seen = 0;
     miss_seen = 0;
     add(owner, CODE(PUT_DONE, HOME, UNDEFINED));
     owner = NONE;
     grant()
  :: else
  fi
}

inline take_put() {
  home_value = DATA(message);
  if
  :: home_state == MODIFIED_OUT ->
     owner = NONE;
     home_state = UNCACHED;
     add(SOURCE(message), CODE(PUT_DONE, HOME, UNDEFINED))
  :: else ->
     put_seen = 1;
     end_crossed_fetch()
  fi
}

inline take_write_back() {
  home_value = DATA(message);
  owner = NONE;
  if
  :: wants == WANTS_SHARED -> c[SOURCE(message) - 1].sharer = 1
  :: else
  fi;
  grant()
}

inline home_receives() {
  if
  :: KIND(message) == GET_SHARED || KIND(message) == GET_MODIFIED -> start_request()
  :: KIND(message) == PUT_MODIFIED -> take_put()
  :: KIND(message) == INVALIDATED ->
     c[SOURCE(message) - 1].sharer = 0;
     grant_when_nobody_shares()
  :: KIND(message) == WRITTEN_BACK -> take_write_back()
  :: KIND(message) == FETCH_MISSED -> miss_seen = 1; end_crossed_fetch()
  :: KIND(message) == DONE ->
     home_state = (wants == WANTS_MODIFIED -> MODIFIED_OUT : SHARED_OUT);
     requester = NONE;
     wants = UNDEFINED
  :: else -> assert(false)
  fi
}

inline lose_copy(q) {
  add(HOME, CODE(INVALIDATED, q + 1, UNDEFINED));
  if
  :: c[q].state == SHARED -> c[q].state = INVALID; c[q].value = UNDEFINED
  :: c[q].state == UPGRADING -> c[q].state = GETTING_MODIFIED; c[q].value = UNDEFINED
  :: c[q].state == MODIFIED || c[q].state == PUTTING -> assert(false)
  :: else
  fi
}

inline answer_fetch(q) {
  if
  :: c[q].state == PUTTING -> add(HOME, CODE(FETCH_MISSED, q + 1, UNDEFINED))
  :: c[q].state == MODIFIED ->
     add(HOME, CODE(WRITTEN_BACK, q + 1, c[q].value));
     if
     :: KIND(message) == FETCH_TO_SHARE -> c[q].state = SHARED
     :: else -> c[q].state = INVALID; c[q].value = UNDEFINED
     fi
  :: else -> assert(false)
  fi
}

inline processor_receives(q) {
  if
  :: KIND(message) == INVALIDATE -> lose_copy(q)
  :: KIND(message) == FETCH_TO_SHARE || KIND(message) == FETCH_TO_INVALIDATE -> answer_fetch(q)
  :: KIND(message) == GRANT_SHARED ->
     assert(c[q].state == GETTING_SHARED);
     c[q].value = DATA(message);
     c[q].state = SHARED;
     add(HOME, CODE(DONE, q + 1, UNDEFINED))
  :: KIND(message) == GRANT_MODIFIED ->
     assert(c[q].state == GETTING_MODIFIED || c[q].state == UPGRADING);
     c[q].value = DATA(message);
     c[q].state = MODIFIED;
     add(HOME, CODE(DONE, q + 1, UNDEFINED))
  :: KIND(message) == PUT_DONE -> assert(c[q].state == PUTTING); c[q].state = INVALID
  :: else -> assert(false)
  fi
}

#define IDLE (home_state == UNCACHED || home_state == SHARED_OUT || home_state == MODIFIED_OUT)
#define HOME_CAN_RECEIVE(code) \
  (KIND(code) > PUT_MODIFIED || (KIND(code) != PUT_MODIFIED && IDLE) \
    || (KIND(code) == PUT_MODIFIED && (home_state == MODIFIED_OUT || home_state == FETCHING)))

#define HOME_RECEIVES(i) \
  :: d_step { \
       net[HOME].slot[i] != 0 && HOME_CAN_RECEIVE(net[HOME].slot[i]) -> \
       take(HOME, i); \
       home_receives(); \
       k = 0 \
     }

#define PROCESSOR_RECEIVES(q, i) \
  :: d_step { \
       net[q + 1].slot[i] != 0 -> \
       take(q + 1, i); \
       processor_receives(q); \
       k = 0 \
     }

#define RULES(q) \
  :: d_step { c[q].state == INVALID -> \
       add(HOME, CODE(GET_SHARED, q + 1, UNDEFINED)); c[q].state = GETTING_SHARED } \
  :: d_step { c[q].state == INVALID -> \
       add(HOME, CODE(GET_MODIFIED, q + 1, UNDEFINED)); c[q].state = GETTING_MODIFIED } \
  :: d_step { c[q].state == SHARED -> \
       add(HOME, CODE(GET_MODIFIED, q + 1, UNDEFINED)); c[q].state = UPGRADING } \
  :: d_step { c[q].state == SHARED -> c[q].state = INVALID; c[q].value = UNDEFINED } \
  :: d_step { c[q].state == MODIFIED -> \
       add(HOME, CODE(PUT_MODIFIED, q + 1, c[q].value)); c[q].state = PUTTING; c[q].value = UNDEFINED } \
  :: d_step { c[q].state == MODIFIED -> c[q].value = 1; latest = 1 } \
  :: d_step { c[q].state == MODIFIED -> c[q].value = 2; latest = 2 } \
  PROCESSOR_RECEIVES(q, 0) PROCESSOR_RECEIVES(q, 1) PROCESSOR_RECEIVES(q, 2) PROCESSOR_RECEIVES(q, 3) \
  PROCESSOR_RECEIVES(q, 4) PROCESSOR_RECEIVES(q, 5) PROCESSOR_RECEIVES(q, 6) PROCESSOR_RECEIVES(q, 7)

/* The spec's invariants */
#define IS_MODIFIED(q) (c[q].state == MODIFIED)
#define CAN_READ(q) (c[q].state == SHARED || c[q].state == MODIFIED || c[q].state == UPGRADING)
#define UP_TO_DATE(q) (!CAN_READ(q) || c[q].value == latest)
#define IS_KNOWN(q) \
  (c[q].state != SHARED || home_state == COLLECTING || home_state == FETCHING || c[q].sharer)
#define RIGHT \
  ((SUM(IS_MODIFIED) == 0 || SUM(CAN_READ) == 1) && ALL(UP_TO_DATE) && ALL(IS_KNOWN) \
    && ((home_state != UNCACHED && home_state != SHARED_OUT) || home_value == latest))

init {
  if
  :: d_step { home_value = 1; latest = 1 }
  :: d_step { home_value = 2; latest = 2 }
  fi;
  do
  :: d_step { !RIGHT -> assert(false) }
  HOME_RECEIVES(0) HOME_RECEIVES(1) HOME_RECEIVES(2) HOME_RECEIVES(3)
  HOME_RECEIVES(4) HOME_RECEIVES(5) HOME_RECEIVES(6) HOME_RECEIVES(7)
  EACH(RULES)
  od
}

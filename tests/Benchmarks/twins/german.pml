/* specs/classic/german.m in Promela: one process, one d_step for each rule instance, the same states.
 * Sizes: -DN=3, 4 or 5 clients; two data values.
 * Here: spin -a -DN=4 german.pml; gcc -O2 -DSAFETY -DNOREDUCE -o pan pan.c; ./pan -m5000000
 * Seen with SPIN 6.5.2:
 *   N=3:     58105 states,    235875 transitions
 *   N=4:   1105435 states,   5922291 transitions
 *   N=5:  22031029 states, 147274203 transitions
 * SPIN counts its own initial state, so one state more than the spec has, and the three transitions to the
 * two start states and from the program's begin, so three more than the spec fires.
 */
#ifndef N
#define N 4
#endif
#include "each.inc"

#define UNDEFINED 0

/* Copies */
#define INVALID 0
#define SHARED 1
#define EXCLUSIVE 2

/* Requests */
#define NO_REQUEST 0
#define ASK_SHARED 1
#define ASK_EXCLUSIVE 2

/* Orders */
#define NO_ORDER 0
#define INVALIDATE 1
#define GRANT_SHARED 2
#define GRANT_EXCLUSIVE 3

typedef Client {
  unsigned copy: 2;
  unsigned copy_data: 2;
  unsigned request: 2;
  unsigned order: 2;
  unsigned order_data: 2;
  bit acknowledged;
  unsigned written_back: 2;
  bit sharer;
  bit to_invalidate
}

Client c[N];
bit exclusive_out;
unsigned current: 2;
unsigned client: 3; /* 0 is undefined, n + 1 is client n */
unsigned memory: 2;
unsigned latest: 2;

hidden byte m;

#define STORE(n, d) \
  :: d_step { c[n].copy == EXCLUSIVE -> c[n].copy_data = d; latest = d }

#define ASKS_SHARED(n) \
  :: d_step { c[n].request == NO_REQUEST && c[n].copy == INVALID -> c[n].request = ASK_SHARED }

#define ASKS_EXCLUSIVE(n) \
  :: d_step { c[n].request == NO_REQUEST && c[n].copy != EXCLUSIVE -> c[n].request = ASK_EXCLUSIVE }

#define TAKES_UP(n) \
  :: d_step { \
       current == NO_REQUEST && c[n].request != NO_REQUEST -> \
       current = c[n].request; \
       client = n + 1; \
       c[n].request = NO_REQUEST; \
       for (m : 0 .. N - 1) { c[m].to_invalidate = c[m].sharer }; \
       m = 0 \
     }

#define SENDS_INVALIDATE(n) \
  :: d_step { \
       c[n].order == NO_ORDER && c[n].to_invalidate \
       && (current == ASK_EXCLUSIVE || (current == ASK_SHARED && exclusive_out)) -> \
       c[n].order = INVALIDATE; \
       c[n].to_invalidate = 0 \
     }

#define GIVES_UP(n) \
  :: d_step { \
       c[n].order == INVALIDATE && !c[n].acknowledged -> \
       c[n].order = NO_ORDER; \
       c[n].acknowledged = 1; \
       if \
       :: c[n].copy == EXCLUSIVE -> c[n].written_back = c[n].copy_data \
       :: else \
       fi; \
       c[n].copy = INVALID; \
       c[n].copy_data = UNDEFINED \
     }

#define RECEIVES_ACKNOWLEDGEMENT(n) \
  :: d_step { \
       c[n].acknowledged && current != NO_REQUEST -> \
       c[n].acknowledged = 0; \
       c[n].sharer = 0; \
       if \
       :: exclusive_out -> \
          exclusive_out = 0; \
          memory = c[n].written_back; \
          c[n].written_back = UNDEFINED \
       :: else \
       fi \
     }

#define GRANTS_SHARED(n) \
  :: d_step { \
       current == ASK_SHARED && client == n + 1 && c[n].order == NO_ORDER && !exclusive_out -> \
       c[n].order = GRANT_SHARED; \
       c[n].order_data = memory; \
       c[n].sharer = 1; \
       current = NO_REQUEST; \
       client = UNDEFINED \
     }

#define NO_COPY_AT(n) (!c[n].sharer)
#define NO_SHARER ALL(NO_COPY_AT)

#define GRANTS_EXCLUSIVE(n) \
  :: d_step { \
       current == ASK_EXCLUSIVE && client == n + 1 && c[n].order == NO_ORDER && !exclusive_out \
       && NO_SHARER -> \
       c[n].order = GRANT_EXCLUSIVE; \
       c[n].order_data = memory; \
       c[n].sharer = 1; \
       exclusive_out = 1; \
       current = NO_REQUEST; \
       client = UNDEFINED \
     }

#define RECEIVES_SHARED(n) \
  :: d_step { \
       c[n].order == GRANT_SHARED -> \
       c[n].copy = SHARED; \
       c[n].copy_data = c[n].order_data; \
       c[n].order = NO_ORDER; \
       c[n].order_data = UNDEFINED \
     }

#define RECEIVES_EXCLUSIVE(n) \
  :: d_step { \
       c[n].order == GRANT_EXCLUSIVE -> \
       c[n].copy = EXCLUSIVE; \
       c[n].copy_data = c[n].order_data; \
       c[n].order = NO_ORDER; \
       c[n].order_data = UNDEFINED \
     }

#define RULES(n) \
  STORE(n, 1) STORE(n, 2) ASKS_SHARED(n) ASKS_EXCLUSIVE(n) TAKES_UP(n) SENDS_INVALIDATE(n) GIVES_UP(n) \
  RECEIVES_ACKNOWLEDGEMENT(n) GRANTS_SHARED(n) GRANTS_EXCLUSIVE(n) RECEIVES_SHARED(n) RECEIVES_EXCLUSIVE(n)

/* The spec's invariants */
#define HAS_COPY(n) (c[n].copy != INVALID)
#define HAS_EXCLUSIVE(n) (c[n].copy == EXCLUSIVE)
#define UP_TO_DATE(n) (c[n].copy == INVALID || c[n].copy_data == latest)
#define RIGHT \
  ((SUM(HAS_EXCLUSIVE) == 0 || SUM(HAS_COPY) == 1) && (exclusive_out || memory == latest) && ALL(UP_TO_DATE))

init {
  if
  :: d_step { memory = 1; latest = 1 }
  :: d_step { memory = 2; latest = 2 }
  fi;
  do
  :: d_step { !RIGHT -> assert(false) }
  EACH(RULES)
  od
}

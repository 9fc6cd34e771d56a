/* specs/classic/mcs-lock.m in Promela: one process, one d_step for each rule instance, the same states.
 * Sizes: -DN=2 to 6 threads.
 * Here: spin -a -DN=4 mcs-lock.pml; gcc -O2 -DSAFETY -DNOREDUCE -o pan pan.c; ./pan -m5000000
 * Seen with SPIN 6.5.2:
 *   N=3:       893 states,      2248 transitions
 *   N=4:     15920 states,     52545 transitions
 *   N=5:    343797 states,   1404906 transitions
 *   N=6:   8777632 states,  42758593 transitions
 * The states are those of the spec; SPIN counts one transition more than the spec fires, from its begin.
 */
#ifndef N
#define N 4
#endif
#include "each.inc"

/* A thread as a value: t + 1, and NONE for undefined. */
#define NONE 0

#define OUTSIDE 0
#define SWAPPING 1
#define MARKING 2
#define LINKING 3
#define SPINNING 4
#define CRITICAL 5
#define RELEASING 6
#define SWAPPING_BACK 7
#define AWAITING_LINK 8
#define HANDING_OVER 9

typedef Thread {
  unsigned place: 4;
  unsigned next: 3;
  bit locked;
  unsigned predecessor: 3
}

Thread c[N];
unsigned tail: 3;

#define RULES(t) \
  :: d_step { c[t].place == OUTSIDE -> c[t].next = NONE; c[t].place = SWAPPING } \
  :: d_step { c[t].place == SWAPPING && tail == NONE -> tail = t + 1; c[t].place = CRITICAL } \
  :: d_step { \
       c[t].place == SWAPPING && tail != NONE -> \
       c[t].predecessor = tail; \
       tail = t + 1; \
       c[t].place = MARKING \
     } \
  :: d_step { c[t].place == MARKING -> c[t].locked = 1; c[t].place = LINKING } \
  :: d_step { \
       c[t].place == LINKING -> \
       c[c[t].predecessor - 1].next = t + 1; \
       c[t].predecessor = NONE; \
       c[t].place = SPINNING \
     } \
  :: d_step { c[t].place == SPINNING && !c[t].locked -> c[t].place = CRITICAL } \
  :: d_step { c[t].place == CRITICAL -> c[t].place = RELEASING } \
  :: d_step { \
       c[t].place == RELEASING -> \
       c[t].place = (c[t].next == NONE -> SWAPPING_BACK : HANDING_OVER) \
     } \
  :: d_step { \
       c[t].place == SWAPPING_BACK -> \
       if \
       :: tail == t + 1 -> tail = NONE; c[t].place = OUTSIDE \
       :: else -> c[t].place = AWAITING_LINK \
       fi \
     } \
  :: d_step { c[t].place == AWAITING_LINK && c[t].next != NONE -> c[t].place = HANDING_OVER } \
  :: d_step { c[t].place == HANDING_OVER -> c[c[t].next - 1].locked = 0; c[t].place = OUTSIDE }

/* The spec's invariants */
#define IS_CRITICAL(t) (c[t].place == CRITICAL)
#define IS_INSIDE(t) (c[t].place == CRITICAL || c[t].place == SPINNING)
#define NOT_OWN_SUCCESSOR(t) (c[t].next != t + 1)
#define RIGHT (SUM(IS_CRITICAL) <= 1 && (tail != NONE || SUM(IS_INSIDE) == 0) && ALL(NOT_OWN_SUCCESSOR))

init {
  do
  :: d_step { !RIGHT -> assert(false) }
  EACH(RULES)
  od
}

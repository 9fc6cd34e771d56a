/* specs/classic/peterson-n.m in Promela: one process, one d_step for each rule instance, the same states.
 * Sizes: -DN=3 to 6 processes.
 * Here: spin -a -DN=4 peterson-n.pml; gcc -O2 -DSAFETY -DNOREDUCE -o pan pan.c; ./pan -m5000000
 * Seen with SPIN 6.5.2:
 *   N=3:       356 states,       811 transitions
 *   N=4:      5744 states,     15849 transitions
 *   N=5:    104432 states,    338791 transitions
 *   N=6:   2111008 states,   7861933 transitions
 * The states are those of the spec; SPIN counts one transition more than the spec fires, from its begin.
 */
#ifndef N
#define N 4
#endif
#include "each.inc"

/* A process as a value: p + 1, and NONE for undefined. */
#define NONE 0

#define OUTSIDE 0
#define SIGNING 1
#define WAITING 2
#define CRITICAL 3

typedef Process {
  unsigned place: 2;
  unsigned level: 3
}

Process c[N];
byte last[N]; /* last[0] is not used */

/* Nobody else is as far as p (p itself is), or somebody else came later. */
#define IS_AS_FAR(q, p) (c[q].level >= c[p].level)
#define MAY_PASS(p) (last[c[p].level] != p + 1 || SUM2(IS_AS_FAR, p) == 1)

#define RULES(p) \
  :: d_step { c[p].place == OUTSIDE -> c[p].level = 1; c[p].place = SIGNING } \
  :: d_step { c[p].place == SIGNING -> last[c[p].level] = p + 1; c[p].place = WAITING } \
  :: d_step { \
       c[p].place == WAITING && c[p].level < N - 1 && MAY_PASS(p) -> \
       c[p].level = c[p].level + 1; \
       c[p].place = SIGNING \
     } \
  :: d_step { c[p].place == WAITING && c[p].level == N - 1 && MAY_PASS(p) -> c[p].place = CRITICAL } \
  :: d_step { c[p].place == CRITICAL -> c[p].level = 0; c[p].place = OUTSIDE }

/* The spec's invariants: a gate g holds one process back. */
#define IS_CRITICAL(p) (c[p].place == CRITICAL)
#define IS_BEYOND(p, g) (c[p].level > g || c[p].place == CRITICAL)
#define HOLDS_BACK(g) (SUM2(IS_BEYOND, g) <= N - g)
#define RIGHT (SUM(IS_CRITICAL) <= 1 && ALL(HOLDS_BACK))

init {
  do
  :: d_step { !RIGHT -> assert(false) }
  EACH(RULES)
  od
}

/* Of runs, as in ../temporal/peterson-n.m: a search for safety must not have it. */
#ifdef CLAIMS
ltl recurrence { ([] (<> (c[0].place == CRITICAL))) -> ([] (<> (c[0].place == OUTSIDE))) }
#endif

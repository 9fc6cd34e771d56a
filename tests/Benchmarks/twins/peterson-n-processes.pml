/* ../temporal/peterson-n.m and peterson-n-fair.m in Promela: one process with one d_step for each rule instance, so
 * that weak fairness to processes is weak fairness to rule instances.
 * Sizes: -DN=3 to 6 processes of the algorithm.
 * Here: spin -a -DN=4 peterson-n-processes.pml; gcc -O2 -DNOREDUCE -o pan pan.c; ./pan -a -N response -m5000000
 * and with -f for fairness (-DNFAIR=3: SPIN keeps a bit for each process).
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

/* Processes are numbered in this order, and a process's number says whose rule it is. */
active [N] proctype start() {
  do :: d_step { c[_pid].place == OUTSIDE -> c[_pid].level = 1; c[_pid].place = SIGNING } od
}

active [N] proctype sign() {
  do
  :: d_step { c[_pid - N].place == SIGNING -> last[c[_pid - N].level] = _pid - N + 1; c[_pid - N].place = WAITING }
  od
}

active [N] proctype climb() {
  do
  :: d_step {
       c[_pid - 2 * N].place == WAITING && c[_pid - 2 * N].level < N - 1 && MAY_PASS((_pid - 2 * N)) ->
       c[_pid - 2 * N].level = c[_pid - 2 * N].level + 1;
       c[_pid - 2 * N].place = SIGNING
     }
  od
}

active [N] proctype enter() {
  do
  :: d_step {
       c[_pid - 3 * N].place == WAITING && c[_pid - 3 * N].level == N - 1 && MAY_PASS((_pid - 3 * N)) ->
       c[_pid - 3 * N].place = CRITICAL
     }
  od
}

active [N] proctype leave() {
  do :: d_step { c[_pid - 4 * N].place == CRITICAL -> c[_pid - 4 * N].level = 0; c[_pid - 4 * N].place = OUTSIDE } od
}

ltl response { [] ((c[0].place == SIGNING) -> (<> (c[0].place == CRITICAL))) }
ltl recurrence { ([] (<> (c[0].place == CRITICAL))) -> ([] (<> (c[0].place == OUTSIDE))) }

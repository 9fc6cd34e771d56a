#ifndef SELF_TEST_H
#define SELF_TEST_H

/* 0 when every damage to a journal is noticed and an undamaged one has none, else 1; says what failed. */
int self_test(void);

#endif

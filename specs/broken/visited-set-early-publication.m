-- Threads add states to the checker's own visited set, broken.
-- Bug: a thread swaps its place into the slot before it writes the state's words there.
-- Source: specs/protocols/visited-set.m.
-- expect: violated "no state is read in halves" in 6 steps

import "../protocols/visited-set.m" with WordsFirst = false;

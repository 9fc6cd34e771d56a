-- Threads add states to the checker's own visited set, broken.
-- Bug: the swap does not wait for the writes before it, so that they may reach the memory after it.
-- Source: specs/protocols/visited-set.m.
-- expect: violated "no state is read in halves" in 7 steps

import "../protocols/visited-set.m" with SwapWaits = false;

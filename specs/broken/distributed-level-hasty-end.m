-- Processes share a level of a search, broken.
-- Bug: a process takes the level for over when it has an end from each other process, however many messages are to come.
-- Source: specs/protocols/distributed-level.m.
-- expect: violated "nothing is on the way to a process whose level is over" in 7 steps

import "../protocols/distributed-level.m" with CountsMessages = false;

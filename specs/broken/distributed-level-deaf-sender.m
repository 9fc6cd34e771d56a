-- Processes share a level of a search, broken.
-- Bug: a process that waits for a buffer to send does not receive meanwhile, so that two may wait for each other.
-- Source: specs/protocols/distributed-level.m.
-- expect: deadlock in 6 steps

import "../protocols/distributed-level.m" with ReceivesWhileWaiting = false;

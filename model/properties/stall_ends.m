-- The odd stalls of the writeback-flag proposal, as progress: who sleeps on a page's write-back wakes up. In
-- the designs where only a commit ends write-back that takes somebody who asks for the commit, or the timer.

import "waiting.m";

ruleset u: User do
  leadsto "stall: a fault that waits for write-back goes on"
    fault_waits_for_writeback(u) ~> !fault_waits_for_writeback(u);
end;

ruleset w: Writer do
  leadsto "stall: a pwrite that waits for write-back goes on"
    writer_waits_before_start(w) | writer_waits_for_writeback(w)
    ~> !writer_waits_before_start(w) & !writer_waits_for_writeback(w);
end;

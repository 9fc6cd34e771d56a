-- Candidate D7, data=journal up to v6.11: the defect of checkpoint-filing.m once more, in ext4 itself.
--
-- Before it asks for journal access, ext4 clears BH_Dirty of a data buffer, under the page lock only. If
-- the buffer is on a checkpoint list, checkpoint now takes it for clean and drops it; the log tail passes
-- the only copy, and a crash before the next commit loses committed data. The jbd2 fix of January 2023 does
-- not cover it; v6.12 removed the wrapper for another reason. Derived from the source; no maintainer
-- statement, and not tried on a real kernel.
-- Sources: fs/ext4/inode.c do_journal_get_write_access of v6.4; commit 183aa1d3baea (v6.12).
-- Sizes: 1 page of 1 buffer; one writer, the commit thread, checkpointing; 3
-- transactions.
--
-- expect: violated "recovery: every block is as last committed" in 29 steps
-- expect: states 578

import "../../model/ext4.m" with
  Transactions = 3,
  DiskModelled = true,
  Faults = false,
  Flushes = false,
  VolatileCache = false,
  CheckpointTrylock = true,
  Crashes = true;
import "../../model/properties/durability.m";

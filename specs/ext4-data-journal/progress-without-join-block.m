-- Linux v6.4 without one of its guards: handles may join a locked transaction, and starve its commit.
--
-- A writer opens a handle before the commit sees that there is none any more, again and again. Nothing
-- breaks (v6.4-without-join-block.m); the commit does not get on.
-- Sources: linux-6.4.0 fs/jbd2/transaction.c start_this_handle, jbd2_journal_wait_updates.
-- Sizes: 1 page of 1 buffer; one writer, the commit thread; 2 transactions.
--
-- expect: violated "progress: a locked transaction gets finished" in 20 steps
-- expect: states 1160

import "../../model/ext4.m" with
  LockedBlocksJoin = false,
  Faults = false,
  Unmaps = false,
  Flushes = false;
import "../../model/properties/progress.m";

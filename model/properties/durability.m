-- What a crash at any moment leaves.

import "../jbd2/recovery.m";

--- No checksum of a committed transaction fails, whatever the moment of the crash.
invariant "recovery: no block of a committed transaction fails its checksum" !recovery_failed;

--- Recovery restores every block as the last committed transaction had it: nothing lost, nothing older,
--- nothing newer.
invariant "recovery: every block is as last committed"
  (machine = M_recovered)
  -> (forall p: Page do forall b: Buffer do home_content[p][b] = committed_content[p][b] end end);

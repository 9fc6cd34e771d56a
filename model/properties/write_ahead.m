-- Write-ahead: the log first, home later.

import "../jbd2/log.m";

--- No home block holds bytes of a transaction that is not committed, or of no transaction at all.
invariant "write-ahead: a home block holds committed bytes"
  forall p: Page do forall b: Buffer do !home_uncommitted[p][b] end end;

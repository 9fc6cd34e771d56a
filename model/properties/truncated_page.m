-- Truncate against journalled write-back.

import "../ext4/truncate.m";

--- Journalled write-back does not go on with a page that has left the file while it was unlocked.
invariant "truncate: write-back does not journal a page that left the file"
  (f_step = F_get_write_access) -> !f_page_detached;

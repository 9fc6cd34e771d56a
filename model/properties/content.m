-- What the journal holds in the end.

import "../jbd2/commit.m";

--- Recovery recomputes each block's checksum: what landed must be what the tag covers.
invariant "checksum: a landed journal block matches its tag"
  forall p: Page do
    forall b: Buffer do landed(p, b) -> (log_content[p][b] = tag_checksum[p][b]) end
  end;

-- What filemap_write_and_wait_range() promises to its callers inside ext4, without any commit after it:
-- whatever was in the pages before is on stable storage. A block is written home only after it is committed,
-- so it is enough to look at what is committed. fsync() is the caller that is modelled.

import "../ext4/fsync.m";
import "../jbd2/log.m";

--- The write-back of the pages has ended, and the commit that fsync() adds has not been asked for.
invariant "write and wait: what was there before the call is committed"
  (s_step = S_commit)
  -> (forall p: Page do
        forall b: Buffer do
          unchanged_since_fsync[p][b] -> (committed_content[p][b] = content_at_fsync[p][b])
        end
      end);

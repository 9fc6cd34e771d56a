-- What fsync() promises (C6): whatever was in the file before the call survives a crash after the return.

import "../jbd2/recovery.m";

--- What the block held when fsync() was called is what a committed transaction has put into it last.
invariant "fsync: what was there before the call is committed when it returns"
  fsync_returned
  -> (forall p: Page do
        forall b: Buffer do
          unchanged_since_fsync[p][b] -> (committed_content[p][b] = content_at_fsync[p][b])
        end
      end);

--- The mount succeeds, and the block has what it held when fsync() was called.
invariant "fsync: what was there before the call is recovered after a crash"
  fsync_returned & ((machine = M_recovered) | (machine = M_mount_refused))
  -> (machine = M_recovered)
  & (forall p: Page do
       forall b: Buffer do
         unchanged_since_fsync[p][b] -> (home_content[p][b] = content_at_fsync[p][b])
       end
     end);

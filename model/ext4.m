-- ext4 with data=journal under shared writable mappings: every mechanism, and the start states.
--
-- A specification imports this module with the switches of one design, and the properties that it checks.

import "mm/page.m";
import "mm/pin.m";
import "jbd2/transaction.m";
import "jbd2/buffer.m";
import "jbd2/inode.m";
import "ext4/page_mkwrite.m";
import "ext4/write.m";
import "ext4/ordered.m";
import "ext4/writepage.m";
import "ext4/truncate.m";
import "ext4/writepages.m";
import "ext4/fsync.m";
import "ext4/callbacks.m";
import "jbd2/commit.m";
import "jbd2/checkpoint.m";
import "jbd2/recovery.m";

ruleset stale_tag: boolean do
  --- Every page resident, up to date and clean; the journal idle. A DIRTY tag may be left over from earlier
  --- write-back.
  startstate "clean file, idle journal"
  begin
    initialise_pages(stale_tag | !StartsUntagged);
    initialise_transactions();
    initialise_buffers();
    initialise_inode();
    initialise_users();
    initialise_writers();
    initialise_writeback();
    initialise_truncate();
    initialise_callbacks();
    initialise_ordered();
    initialise_disk();
    initialise_checkpoint();
    initialise_recovery();
    initialise_fsync();
  end;
end;

-- data=ordered, whose inode list and callbacks the journalled design reuses.
--
-- The commit writes the data of the inodes on its list and waits for them before it writes the commit
-- record, so no committed metadata points at unwritten data.
-- Sources: linux-6.4.0 fs/jbd2/commit.c journal_submit_data_buffers, journal_finish_inode_data_buffers.
-- Sizes: 1 page of 1 buffer; one writer, the flusher, the commit thread; 2 transactions.
--
-- expect: holds
-- expect: states 3668

import "../../model/ext4.m" with DataOrdered = true, Faults = false;
import "../../model/properties/ordered.m";

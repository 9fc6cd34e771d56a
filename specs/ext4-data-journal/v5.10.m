-- Linux v5.10-rc2 to v6.3: the commit write-protects the faulted pages, with the range fixed. Not correct.
--
-- The write-protect pass finds pages by the DIRTY tag, but the fault closes its handle before the page is
-- marked dirty. A commit that runs in between finds no tag, write-protects nothing, and captures a page
-- that is mapped writably a moment later. This defect is derived from the source, with no maintainer
-- statement; it was confirmed by experiment on an unmodified Debian 6.1 kernel. It would explain the
-- residual checksum failures reported in November 2020:
-- CAO9xwp3sSjzy9W8pMjV6vYitfZ9BmZE-9bLwcLg1uz3CFBHUcQ@mail.gmail.com.
-- Sources: linux-5.10.7, 5.17.10 and 6.3.8 fs/ext4/inode.c ext4_page_mkwrite, fs/ext4/super.c
-- ext4_journalled_submit_inode_data_buffers; linux-ext4 20201027132751.29858-1-jack@suse.cz (the range fix).
-- v6.3 files a buffer at once when it grants journal access, and keeps stale tags; neither matters here.
-- Sizes: 1 page of 1 buffer; one process that maps it, one writer, the flusher, the commit thread.
--
-- expect: violated "tight window: no writable mapping of a block that the commit reads" in 12 steps
-- expect: states 461

import "../../model/ext4.m" with
  DirtyBeforeStop = false,
  CheckedOnEveryDirty = true,
  WritepagesHoldsHandle = false,
  AccessFilesAtomically = false,
  CommitBeforeWriteback = false,
  FsyncForcesCommit = true,
  StaleTagsKept = false;
import "../../model/properties/tight.m";
import "../../model/properties/content.m";

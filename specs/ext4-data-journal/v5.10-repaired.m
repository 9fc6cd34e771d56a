-- Linux v5.10-rc2 to v6.3 with one thing of v6.4: the fault marks the page dirty before it stops its handle.
--
-- The least that closes the race of v5.10.m: the write-protect pass finds the page by its tag and waits for the page lock,
-- which the fault holds until its page table entry is in place. Write-back, pwrite and fsync stay as they are.
-- Hypothetical: no stable kernel has it. On Debian's 6.1 a probe that marks the page dirty at that place closed the
-- race as well (tests/kernel, d1-order).
-- Sources: as v5.10.m; commit d84c9ebdac1e "ext4: Mark pages with journalled data dirty" does this and more.
-- Sizes: 1 page of 1 buffer; one process that maps it, one writer, the flusher, the commit thread; 2 transactions.
--
-- expect: holds
-- expect: states 461528

import "../../model/ext4.m" with
  DirtyInWriteEnd = false,
  CheckedOnEveryDirty = true,
  WritepagesHoldsHandle = false,
  AccessFilesAtomically = false,
  CommitBeforeWriteback = false,
  FsyncForcesCommit = true,
  StaleTagsKept = false;
import "../../model/properties/tight.m";
import "../../model/properties/content.m";
import "../../model/properties/journalled_mapping.m";

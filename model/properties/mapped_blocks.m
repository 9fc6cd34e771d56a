-- Zero-range and truncate against writable mappings.

import "../ext4/page_mkwrite.m";

--- A store through the mapping has a block to go to.
invariant "mapping: a writable mapping has all its blocks"
  forall p: Page do writably_mapped(p) -> (forall b: Buffer do BH_Mapped[p][b] end) end;

-- The core of the hypothetical design that satisfies the headline literally: see strict-window.m and model/core.m.
--
-- Sizes: 2 pages, 1 process, 1 writer.
--
-- expect: holds
-- expect: states 310770

import "../../model/core.m" with StrictWindow = true;

--- From leaving T_LOCKED until the commit is finished.
invariant "headline: no buffer of a committing transaction is writably mapped"
  forall p: Page do
    (b_jlist[p] != BJ_None) | ((running_state = T_SWITCH) & in_running[p]) -> !writably_mapped(p)
  end;

--- Recovery recomputes each block's checksum: what landed must be what the tag covers.
invariant "checksum: a landed journal block matches its tag"
  forall p: Page do landed(p) -> !log_differs[p] end;

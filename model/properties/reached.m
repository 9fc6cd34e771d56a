-- What the other properties speak of does happen: no verdict is empty.

import "tight.m";
import "../ext4/page_mkwrite.m";

--- The tight window is entered.
cover "reached: the commit reads a block from the live page"
  exists p: Page do exists b: Buffer do live_page_is_committing(p, b) end end;

--- A fault and a pwrite sleep until a journal write has landed.
cover "reached: a fault waits for a journal write"
  exists u: User do
    exists b: Buffer do
      (u_step[u] = U_get_write_access) & must_wait_for_shadow(u_handle[u], u_page[u], b)
    end
  end;

cover "reached: pwrite waits for a journal write"
  exists w: Writer do
    (w_step[w] = W_get_write_access) & must_wait_for_shadow(w_handle[w], w_page[w], w_buffer[w])
  end;

--- The commit writes a frozen copy while the page has other contents.
cover "reached: a frozen copy differs from its page"
  exists p: Page do
    exists b: Buffer do
      landed(p, b) & b_frozen[p][b] & (page_content[p][b] != log_content[p][b])
    end
  end;

--- A landed block is looked at by the checksum property.
cover "reached: a journal block has landed"
  exists p: Page do exists b: Buffer do landed(p, b) end end;

--- The inode is on the list of the committing and of the running transaction.
cover "reached: the inode is on two lists" i_next_transaction != NoTransaction;

--- The write-protect pass waits for a page that a fault has locked.
cover "reached: the write-protect pass waits for a page lock"
  exists p: Page do submit_pages[p] & PG_locked[p] end;

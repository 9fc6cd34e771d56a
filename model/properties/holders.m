-- Who is at work on a page. Helpers for proofs by induction: a state in which nobody is does not occur, but no clause
-- about single tasks says so. The steps are those of v6.4.

import "../ext4.m";

lemma "page lock: a locked page has a holder"
  forall p: Page do
    PG_locked[p]
    -> (exists u: User do
          (u_page[u] = p)
          & ((u_step[u] = U_get_write_access)
             | (u_step[u] = U_stop_handle)
             | (u_step[u] = U_install_pte)
             | (u_step[u] = U_set_page_dirty))
        end)
    | (exists w: Writer do
         (w_page[w] = p)
         & ((w_step[w] = W_get_write_access) | (w_step[w] = W_copy) | (w_step[w] = W_unlock_page))
       end)
    | ((f_page = p)
       & ((f_step = F_check_dirty) | (f_step = F_get_write_access) | (f_step = F_unlock_page)))
  end;

lemma "journal access: a reserved buffer is about to be dirtied"
  forall p: Page do
    forall b: Buffer do
      (b_jlist[p][b] = BJ_Reserved)
      -> (exists u: User do (u_page[u] = p) & (u_step[u] = U_get_write_access) end)
      | (exists w: Writer do (w_page[w] = p) & (w_step[w] = W_copy) end)
      | ((f_page = p) & (f_step = F_get_write_access))
    end
  end;

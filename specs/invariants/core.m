-- Why the core of Linux v6.4 holds for any number of pages and tasks. These are the clauses that
-- `modelcheck prove --unbounded --show-invariant` finds for the specification of the same name: as lemmas they make its
-- proof a matter of seconds. No single one can be left out.
--
-- Sizes: 2 pages, 1 process, 1 writer.
--
-- expect: holds
-- expect: states 853906
-- expect: proved "tight window: no writable mapping of a block that the commit reads" for any Page, User, Writer
-- expect: proved "tight window: no pwrite into a block that the commit reads" for any Page, User, Writer
-- expect: proved "checksum: a landed journal block matches its tag" for any Page, User, Writer

import "../ext4-data-journal/core.m";

lemma "clause 1" forall u: User do (u_step[u] = U_user_mode) | !isundefined(u_page[u]) end;
lemma "clause 2" forall u: User do (u_step[u] != U_lock_page) | u_handle[u] end;
lemma "clause 3" forall w: Writer do (w_step[w] != W_copy) | !isundefined(w_page[w]) end;
lemma "clause 4" (f_step != F_write_page) | !isundefined(f_page);
lemma "clause 5" forall w: Writer do (w_step[w] != W_unlock_page) | !isundefined(w_page[w]) end;
lemma "clause 6"
  forall w: Writer do (w_step[w] != W_get_write_access) | !isundefined(w_page[w]) end;
lemma "clause 7" forall u: User do (u_step[u] != U_get_write_access) | u_handle[u] end;
lemma "clause 8" forall w: Writer do (w_step[w] != W_lock_page) | !isundefined(w_page[w]) end;
lemma "clause 9" (committing_state != T_COMMIT) | submit_tagged;
lemma "clause 10"
  forall p: Page do
    forall u: User do
      PG_dirty[p] | (u_step[u] != U_install_pte) | (isundefined(u_page[u]) | (u_page[u] != p))
    end
  end;
lemma "clause 11"
  forall p: Page do
    forall u: User do
      i_dirty[p] | (u_step[u] != U_install_pte) | (isundefined(u_page[u]) | (u_page[u] != p))
    end
  end;
lemma "clause 12" (committing_state != T_COMMIT_DFLUSH) | !i_committing;
lemma "clause 13"
  forall p: Page do
    forall u: User do
      (committing_state = T_FLUSH)
      | in_running[p]
      | (u_step[u] != U_install_pte)
      | (isundefined(u_page[u]) | (u_page[u] != p))
    end
  end;
lemma "clause 14" (committing_state != T_COMMIT_DFLUSH) | submit_tagged;
lemma "clause 15" forall p: Page do !in_running[p] | !BH_Shadow[p] | b_frozen[p] end;
lemma "clause 16" forall p: Page do !in_running[p] | (b_jlist[p] != BJ_Metadata) | b_frozen[p] end;
lemma "clause 17" forall p: Page do forall u: User do PG_dirty[p] | !pte_write[u][p] end end;
lemma "clause 18" forall p: Page do forall u: User do !pte_write[u][p] | i_dirty[p] end end;
lemma "clause 19" forall p: Page do (committing_state != T_FLUSH) | (b_jlist[p] != BJ_Shadow) end;
lemma "clause 20"
  forall p: Page do
    forall u: User do in_running[p] | !pte_write[u][p] | !submit_tagged | submit_pages[p] end
  end;
lemma "clause 21" forall w: Writer do (w_step[w] != W_copy) | w_handle[w] end;
lemma "clause 22"
  forall p: Page do
    forall w: Writer do
      in_running[p] | (w_step[w] != W_copy) | (isundefined(w_page[w]) | (w_page[w] != p))
    end
  end;
lemma "clause 23" (committing_state != T_FINISHED) | !i_committing;
lemma "clause 24" forall p: Page do (committing_state != T_FINISHED) | (b_jlist[p] = BJ_None) end;
lemma "clause 25" (committing_state != T_COMMIT_JFLUSH) | !i_committing;
lemma "clause 26" forall p: Page do (committing_state != T_COMMIT_JFLUSH) | !BH_Shadow[p] end;
lemma "clause 27" forall p: Page do (b_jlist[p] = BJ_Shadow) | !BH_Shadow[p] end;
lemma "clause 28" forall p: Page do in_running[p] | !changed[p] end;
lemma "clause 29" forall w: Writer do (w_step[w] != W_start_handle) | !isundefined(w_page[w]) end;
lemma "clause 30" forall w: Writer do (running_state != T_SWITCH) | (w_step[w] != W_copy) end;
lemma "clause 31" forall p: Page do (committing_state = T_FLUSH) | !submit_pages[p] end;
lemma "clause 32" forall u: User do i_running | (u_step[u] != U_stop_handle) end;
lemma "clause 33"
  forall p: Page do
    forall u: User do
      in_running[p]
      | (b_jlist[p] != BJ_None)
      | (u_step[u] != U_install_pte)
      | (isundefined(u_page[u]) | (u_page[u] != p))
    end
  end;
lemma "clause 34" forall p: Page do i_running | i_committing | !i_dirty[p] end;
lemma "clause 35"
  forall p: Page do
    forall u: User do
      !in_running[p]
      | i_running
      | (u_step[u] != U_install_pte)
      | (isundefined(u_page[u]) | (u_page[u] != p))
    end
  end;
lemma "clause 36"
  forall p: Page do
    forall u: User do
      in_running[p]
      | !submit_tagged
      | submit_pages[p]
      | (u_step[u] != U_install_pte)
      | (isundefined(u_page[u]) | (u_page[u] != p))
    end
  end;
lemma "clause 37" forall u: User do (u_step[u] != U_stop_handle) | u_handle[u] end;
lemma "clause 38"
  forall p: Page do
    forall u: User do
      in_running[p] | (u_step[u] != U_stop_handle) | (isundefined(u_page[u]) | (u_page[u] != p))
    end
  end;
lemma "clause 39"
  forall p: Page do
    forall u: User do
      PG_dirty[p] | (u_step[u] != U_stop_handle) | (isundefined(u_page[u]) | (u_page[u] != p))
    end
  end;
lemma "clause 40"
  forall p: Page do
    forall u: User do
      i_dirty[p] | (u_step[u] != U_stop_handle) | (isundefined(u_page[u]) | (u_page[u] != p))
    end
  end;
lemma "clause 41" forall w: Writer do (w_step[w] != W_get_write_access) | w_handle[w] end;
lemma "clause 42" (running_state != T_SWITCH) | (committing_state = T_FINISHED);
lemma "clause 43" forall u: User do (running_state != T_SWITCH) | !u_handle[u] end;
lemma "clause 44"
  forall w: Writer do (running_state != T_SWITCH) | (w_step[w] != W_get_write_access) end;
lemma "clause 45" (running_state != T_LOCKED) | (committing_state = T_FINISHED);
lemma "clause 46"
  forall u: User do
    forall w: Writer do
      (u_step[u] != U_install_pte)
      | (w_step[w] != W_get_write_access)
      | (isundefined(w_page[w]) | (isundefined(u_page[u]) | (u_page[u] != w_page[w])))
    end
  end;
lemma "clause 47"
  forall p: Page do (committing_state != T_FLUSH) | in_running[p] | i_committing | !i_dirty[p] end;
lemma "clause 48"
  forall p: Page do
    forall u: User do !pte_write[u][p] | i_running | !submit_tagged | submit_pages[p] end
  end;
lemma "clause 49" forall w: Writer do (w_step[w] != W_lock_page) | w_handle[w] end;
lemma "clause 50" (committing_state != T_FINISHED) | !submit_tagged;
lemma "clause 51" forall w: Writer do (running_state != T_SWITCH) | (w_step[w] != W_lock_page) end;
lemma "clause 52"
  forall u: User do
    forall w: Writer do
      (u_step[u] != U_stop_handle)
      | (w_step[w] != W_get_write_access)
      | (isundefined(w_page[w]) | (isundefined(u_page[u]) | (u_page[u] != w_page[w])))
    end
  end;
lemma "clause 53"
  forall u: User do
    forall w: Writer do
      (u_step[u] != U_get_write_access)
      | (w_step[w] != W_get_write_access)
      | (isundefined(w_page[w]) | (isundefined(u_page[u]) | (u_page[u] != w_page[w])))
    end
  end;
lemma "clause 54" forall p: Page do BH_Shadow[p] | !changed[p] end;

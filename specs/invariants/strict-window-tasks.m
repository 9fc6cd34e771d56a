-- Why the strict window holds for any number of processes and writers. These are the clauses that
-- `modelcheck prove --unbounded --show-invariant` finds for the specification of the same name: as lemmas they make its
-- proof a matter of seconds. No single one can be left out.
--
-- Sizes: 1 page of 1 buffer, the flusher, the commit thread and 2 transactions are fixed.
--
-- expect: holds
-- expect: states 79348
-- expect: proved "headline: no buffer of a committing transaction is writably mapped" for any User, Writer
-- expect: proved "checksum: a landed journal block matches its tag" for any User, Writer

import "../ext4-data-journal/strict-window-tasks.m";

lemma "clause 1" (machine != M_scan);
lemma "clause 2" (machine != M_replay);
lemma "clause 3" (machine != M_recovered);
lemma "clause 4" (machine != M_mount_refused);
lemma "clause 5" !PG_checked[0];
lemma "clause 6" !pinned[0];
lemma "clause 7" !t_logged[1];
lemma "clause 8" BH_Mapped[0][0];
lemma "clause 9" (f_step != F_lock_page_again);
lemma "clause 10" (f_step != F_get_write_access);
lemma "clause 11" (t_step != T_lock_page);
lemma "clause 12" (t_step != T_invalidate);
lemma "clause 13" forall u: User do (u_step[u] != U_check_mapped) end;
lemma "clause 14" forall w: Writer do (w_step[w] != W_wait_writeback) end;
lemma "clause 15" (j_committing_transaction != 0) | (t_state[2] != T_FLUSH);
lemma "clause 16" (j_committing_transaction != 0) | (t_state[2] != T_COMMIT);
lemma "clause 17" (j_committing_transaction != 0) | (t_state[2] != T_COMMIT_DFLUSH);
lemma "clause 18" (j_committing_transaction != 0) | (t_state[2] != T_COMMIT_JFLUSH);
lemma "clause 19" (j_committing_transaction != 0) | (t_state[2] != T_COMMIT_CALLBACK);
lemma "clause 20" (j_running_transaction != 1) | (t_state[2] != T_SWITCH);
lemma "clause 21" (j_running_transaction = 1) | (t_state[1] != T_SWITCH);
lemma "clause 22" (j_running_transaction = 1) | (t_state[1] != T_RUNNING);
lemma "clause 23" TAG_DIRTY[0] | (i_dirty_start = 1);
lemma "clause 24" (b_transaction[0][0] != 0) | (i_dirty_start = 1);
lemma "clause 25" (j_committing_transaction = 0) | submit_tagged;
lemma "clause 26" forall u: User do PG_dirty[0] | !pte_write[u][0] end;
lemma "clause 27" forall u: User do PG_locked[0] | (u_step[u] != U_get_write_access) end;
lemma "clause 28" !PG_locked[0] | (t_state[1] != T_SWITCH);
lemma "clause 29" (j_committing_transaction = 0) | (t_state[1] != T_SWITCH);
lemma "clause 30" (b_transaction[0][0] = 0) | (b_jlist[0][0] != BJ_None);
lemma "clause 31" (b_jlist[0][0] != BJ_Metadata) | (tag_checksum[0][0] != 1);
lemma "clause 32" (j_committing_transaction = 1) | (t_state[1] != T_FLUSH);
lemma "clause 33" (j_committing_transaction = 1) | (t_state[1] != T_COMMIT);
lemma "clause 34" (i_transaction != 0) | (i_dirty_start = 1);
lemma "clause 35" (b_transaction[0][0] = 1) | (i_transaction != 1);
lemma "clause 36" (i_transaction = 0) | (i_dirty_end = 1);
lemma "clause 37" forall u: User do PG_dirty[0] | (u_step[u] != U_install_pte) end;
lemma "clause 38" forall u: User do b_modified[0][0] | (u_step[u] != U_install_pte) end;
lemma "clause 39"
  forall u: User do
    (u_step[u] != U_install_pte) | (j_running_transaction = b_transaction[0][0])
  end;
lemma "clause 40" (j_committing_transaction = 1) | (t_state[1] != T_COMMIT_DFLUSH);
lemma "clause 41" (j_committing_transaction = 1) | (t_state[1] != T_COMMIT_JFLUSH);
lemma "clause 42" (j_committing_transaction = 1) | (t_state[1] != T_COMMIT_CALLBACK);
lemma "clause 43" !PG_locked[0] | (t_state[2] != T_SWITCH);
lemma "clause 44" (t_state[2] != T_SWITCH) | submit_tagged;
lemma "clause 45" (j_running_transaction = 1) | (t_state[1] != T_LOCKED);
lemma "clause 46" (j_committing_transaction = 0) | (t_state[2] != T_SWITCH);
lemma "clause 47" (t_state[1] != T_SWITCH) | submit_tagged;
lemma "clause 48" (j_committing_transaction != 1) | (t_state[1] != T_FINISHED);
lemma "clause 49" (j_committing_transaction = 0) | (t_state[1] != T_LOCKED);
lemma "clause 50" (b_jlist[0][0] != BJ_Reserved) | !b_modified[0][0];
lemma "clause 51" forall u: User do !pte_write[u][0] | (i_transaction != 0) end;
lemma "clause 52" forall w: Writer do (w_handle[w] != 0) | (w_step[w] != W_copy) end;
lemma "clause 53" forall w: Writer do (j_running_transaction != 1) | (w_handle[w] != 2) end;
lemma "clause 54" forall w: Writer do (j_running_transaction = 1) | (w_handle[w] != 1) end;
lemma "clause 55"
  forall u: User do
    !pte_write[u][0] | (j_committing_transaction != 0) | !submit_tagged | submit_pages[0]
  end;
lemma "clause 56" (j_committing_transaction = 0) | (t_state[2] != T_LOCKED);
lemma "clause 57" (j_running_transaction != 0) | (t_state[2] != T_RUNNING);
lemma "clause 58" (j_running_transaction != 1) | (t_state[1] != T_FINISHED);
lemma "clause 59" (b_jlist[0][0] = BJ_Shadow) | !BH_Shadow[0][0];
lemma "clause 60" PG_locked[0] | (b_transaction[0][0] = 0) | b_modified[0][0];
lemma "clause 61" (j_running_transaction != 1) | (t_state[2] != T_RUNNING);
lemma "clause 62" (t_state[2] != T_COMMIT_CALLBACK) | (b_transaction[0][0] != 2);
lemma "clause 63"
  (page_content[0][0] != 1)
  | (b_next_transaction[0][0] != 0)
  | (b_jlist[0][0] != BJ_Shadow)
  | (tag_checksum[0][0] = 1);
lemma "clause 64" (b_next_transaction[0][0] != 0) | !b_frozen[0][0];
lemma "clause 65" (j_running_transaction != 0) | (b_next_transaction[0][0] = 0);
lemma "clause 66" (j_running_transaction = 1) | (b_next_transaction[0][0] != 1);
lemma "clause 67" !b_frozen[0][0] | (frozen_content[0][0] = 1) | (tag_checksum[0][0] != 1);
lemma "clause 68" (j_running_transaction != 1) | (b_next_transaction[0][0] != 2);
lemma "clause 69" b_frozen[0][0] | (frozen_content[0][0] != 1);
lemma "clause 70"
  (page_content[0][0] = 1) | (b_next_transaction[0][0] != 0) | (tag_checksum[0][0] != 1);
lemma "clause 71" (b_next_transaction[0][0] = 0) | b_frozen[0][0] | !BH_Shadow[0][0];
lemma "clause 72"
  (b_jlist[0][0] = BJ_Metadata) | (frozen_content[0][0] != 1) | (tag_checksum[0][0] = 1);
lemma "clause 73" (b_transaction[0][0] != 0) | (b_next_transaction[0][0] = 0);
lemma "clause 74" (b_transaction[0][0] != 0) | (b_jlist[0][0] = BJ_None);
lemma "clause 75" (t_state[1] != T_FINISHED) | (b_transaction[0][0] != 1);
lemma "clause 76" (t_state[2] != T_FINISHED) | (b_transaction[0][0] != 2);
lemma "clause 77" (j_running_transaction != 1) | (t_state[2] != T_LOCKED);
lemma "clause 78" (b_jlist[0][0] != BJ_Reserved) | (j_running_transaction = b_transaction[0][0]);
lemma "clause 79" (t_state[2] != T_COMMIT_JFLUSH) | (b_jlist[0][0] != BJ_Shadow);
lemma "clause 80" (t_state[2] != T_COMMIT_JFLUSH) | (i_transaction != 2);
lemma "clause 81" forall u: User do pte_write[u][0] | (u_step[u] != U_set_page_dirty) end;
lemma "clause 82" forall u: User do (j_running_transaction = 1) | (u_handle[u] != 1) end;
lemma "clause 83" forall w: Writer do (w_handle[w] != 0) | (w_step[w] != W_get_write_access) end;
lemma "clause 84"
  forall w: Writer do
    (b_transaction[0][0] = 0) | b_modified[0][0] | (w_step[w] != W_get_write_access)
  end;
lemma "clause 85" forall w: Writer do (w_handle[w] != 0) | (w_step[w] != W_unlock_page) end;
lemma "clause 86" forall w: Writer do b_modified[0][0] | (w_step[w] != W_unlock_page) end;
lemma "clause 87" (f_handle != 0) | (f_step = F_idle);
lemma "clause 88" forall u: User do (j_running_transaction != 1) | (u_handle[u] != 2) end;
lemma "clause 89" (b_transaction[0][0] = 0) | b_modified[0][0] | (f_step != F_check_dirty);
lemma "clause 90" (b_transaction[0][0] = 0) | b_modified[0][0] | (f_step != F_unlock_page);
lemma "clause 91" (j_committing_transaction != 1) | (t_state[2] != T_FLUSH);
lemma "clause 92" (j_committing_transaction != 1) | (t_state[2] != T_COMMIT);
lemma "clause 93" (j_committing_transaction != 1) | (t_state[2] != T_COMMIT_DFLUSH);
lemma "clause 94" (j_committing_transaction != 1) | (t_state[2] != T_COMMIT_JFLUSH);
lemma "clause 95" (j_committing_transaction != 1) | (t_state[2] != T_COMMIT_CALLBACK);
lemma "clause 96" (j_running_transaction = 1) | (f_handle != 1);
lemma "clause 97" (b_transaction[0][0] != 0) | (tag_checksum[0][0] != 1);
lemma "clause 98" forall u: User do (u_handle[u] != 0) | (u_step[u] != U_get_write_access) end;
lemma "clause 99" (t_state[1] != T_COMMIT_JFLUSH) | (b_jlist[0][0] != BJ_Shadow);
lemma "clause 100" (b_transaction[0][0] != 1) | (i_transaction != 2);
lemma "clause 101" (t_state[1] != T_COMMIT_JFLUSH) | (i_transaction != 1);
lemma "clause 102"
  forall u: User do
    forall u2: User do
      (u = u2) | (u_step[u] != U_set_page_dirty) | (u_step[u2] != U_get_write_access)
    end
  end;
lemma "clause 103"
  forall u: User do
    forall w: Writer do (u_step[u] != U_get_write_access) | (w_step[w] != W_unlock_page) end
  end;
lemma "clause 104"
  forall u: User do (u_step[u] != U_get_write_access) | (f_step != F_unlock_page) end;
lemma "clause 105" forall u: User do (i_transaction != 0) | (u_step[u] != U_install_pte) end;
lemma "clause 106"
  !PG_locked[0] | (j_committing_transaction != 0) | !submit_tagged | submit_pages[0];
lemma "clause 107" (j_running_transaction != 0) | (t_state[2] != T_LOCKED);
lemma "clause 108" forall w: Writer do (j_running_transaction != 0) | (w_handle[w] = 0) end;
lemma "clause 109" (j_running_transaction != 0) | (f_handle = 0);
lemma "clause 110" (b_jlist[0][0] != BJ_Shadow) | (j_running_transaction != b_transaction[0][0]);
lemma "clause 111" (b_jlist[0][0] != BJ_Reserved) | (tag_checksum[0][0] != 1);
lemma "clause 112" (b_jlist[0][0] != BJ_Forget) | (j_running_transaction != b_transaction[0][0]);
lemma "clause 113" (i_next_transaction = 0);
lemma "clause 114" (j_running_transaction != 1) | (f_handle != 2);
lemma "clause 115" forall u: User do PG_dirty[0] | (u_step[u] != U_stop_handle) end;
lemma "clause 116" forall u: User do PG_locked[0] | (u_step[u] != U_install_pte) end;
lemma "clause 117" forall u: User do b_modified[0][0] | (u_step[u] != U_stop_handle) end;
lemma "clause 118" forall u: User do (i_transaction != 0) | (u_step[u] != U_stop_handle) end;
lemma "clause 119" forall u: User do PG_locked[0] | (u_step[u] != U_stop_handle) end;
lemma "clause 120"
  forall u: User do
    (u_step[u] != U_stop_handle) | (j_running_transaction = b_transaction[0][0])
  end;
lemma "clause 121" (t_state[1] != T_COMMIT_CALLBACK) | (b_transaction[0][0] != 1);
lemma "clause 122" forall w: Writer do PG_locked[0] | (w_step[w] != W_get_write_access) end;
lemma "clause 123" (i_transaction = 0) | (i_dirty_start != 1);
lemma "clause 124" forall u: User do !pte_write[u][0] | b_modified[0][0] end;
lemma "clause 125" (b_transaction[0][0] != 1) | (b_next_transaction[0][0] != 1);
lemma "clause 126" (b_transaction[0][0] = 1) | (b_next_transaction[0][0] != 2);
lemma "clause 127" (j_running_transaction != 2) | (t_state[2] != T_FINISHED);
lemma "clause 128" forall w: Writer do PG_locked[0] | (w_step[w] != W_copy) end;
lemma "clause 129" (b_next_transaction[0][0] = 0) | (b_jlist[0][0] != BJ_Metadata) | b_frozen[0][0];
lemma "clause 130" (t_state[2] != T_COMMIT_DFLUSH) | (i_transaction != 2);
lemma "clause 131" forall u: User do PG_locked[0] | (u_step[u] != U_set_page_dirty) end;
lemma "clause 132"
  forall u: User do (u_step[u] != U_set_page_dirty) | (f_step != F_check_dirty) end;
lemma "clause 133" (t_state[1] != T_COMMIT_DFLUSH) | (i_transaction != 1);
lemma "clause 134" forall w: Writer do (w_handle[w] != 0) | (w_step[w] != W_lock_page) end;
lemma "clause 135"
  forall u: User do
    forall w: Writer do (u_step[u] != U_get_write_access) | (w_step[w] != W_get_write_access) end
  end;
lemma "clause 136"
  forall w: Writer do (w_step[w] != W_get_write_access) | (f_step != F_unlock_page) end;
lemma "clause 137"
  forall w: Writer do
    forall w2: Writer do
      (w = w2) | (w_step[w] != W_get_write_access) | (w_step[w2] != W_get_write_access)
    end
  end;
lemma "clause 138"
  forall w: Writer do
    forall w2: Writer do
      (w = w2) | (w_step[w] != W_get_write_access) | (w_step[w2] != W_unlock_page)
    end
  end;
lemma "clause 139" forall w: Writer do PG_locked[0] | (w_step[w] != W_unlock_page) end;
lemma "clause 140" forall w: Writer do (w_step[w] != W_unlock_page) | (f_step != F_unlock_page) end;
lemma "clause 141" forall u: User do (j_running_transaction != 0) | (u_handle[u] = 0) end;
lemma "clause 142"
  forall u: User do (u_step[u] != U_get_write_access) | (f_step != F_check_dirty) end;
lemma "clause 143"
  forall w: Writer do (w_step[w] != W_get_write_access) | (f_step != F_check_dirty) end;
lemma "clause 144" (b_transaction[0][0] = 0) | !BH_Dirty[0][0];
lemma "clause 145" forall u: User do (u_handle[u] != 0) | (u_step[u] != U_lock_page) end;
lemma "clause 146"
  forall u: User do
    forall u2: User do
      (u = u2) | (u_step[u] != U_get_write_access) | (u_step[u2] != U_install_pte)
    end
  end;
lemma "clause 147"
  forall u: User do
    forall w: Writer do (u_step[u] != U_get_write_access) | (w_step[w] != W_copy) end
  end;
lemma "clause 148" PG_locked[0] | (f_step != F_unlock_page);
lemma "clause 149" (j_committing_transaction != 0) | (t_state[1] != T_RUNNING) | !submit_tagged;
lemma "clause 150" (j_committing_transaction != 0) | (t_state[2] != T_RUNNING) | !submit_tagged;
lemma "clause 151"
  forall u: User do (j_committing_transaction != 0) | (u_handle[u] = 0) | !submit_tagged end;
lemma "clause 152"
  forall w: Writer do (j_committing_transaction != 0) | (w_handle[w] = 0) | !submit_tagged end;
lemma "clause 153" (j_committing_transaction != 0) | (f_handle = 0) | !submit_tagged;
lemma "clause 154"
  forall u: User do
    forall u2: User do
      (u = u2) | (u_step[u] != U_install_pte) | (u_step[u2] != U_set_page_dirty)
    end
  end;
lemma "clause 155"
  forall u: User do
    forall w: Writer do (u_step[u] != U_install_pte) | (w_step[w] != W_unlock_page) end
  end;
lemma "clause 156" forall u: User do (u_step[u] != U_install_pte) | (f_step != F_unlock_page) end;
lemma "clause 157"
  forall u: User do
    forall u2: User do
      (u = u2) | (u_step[u] != U_set_page_dirty) | (u_step[u2] != U_stop_handle)
    end
  end;
lemma "clause 158"
  forall u: User do
    forall w: Writer do (u_step[u] != U_stop_handle) | (w_step[w] != W_unlock_page) end
  end;
lemma "clause 159" forall u: User do (u_step[u] != U_stop_handle) | (f_step != F_unlock_page) end;
lemma "clause 160"
  forall u: User do
    forall w: Writer do (u_step[u] != U_set_page_dirty) | (w_step[w] != W_get_write_access) end
  end;
lemma "clause 161"
  forall w: Writer do
    (b_next_transaction[0][0] != 0)
    | (w_step[w] != W_copy)
    | (j_running_transaction = b_transaction[0][0])
  end;
lemma "clause 162"
  forall u: User do
    forall w: Writer do (u_step[u] != U_set_page_dirty) | (w_step[w] != W_copy) end
  end;
lemma "clause 163" forall w: Writer do (w_step[w] != W_unlock_page) | (f_step != F_check_dirty) end;
lemma "clause 164"
  forall w: Writer do
    forall w2: Writer do (w = w2) | (w_step[w] != W_unlock_page) | (w_step[w2] != W_copy) end
  end;
lemma "clause 165" forall w: Writer do (w_step[w] != W_copy) | (f_step != F_unlock_page) end;
lemma "clause 166"
  forall u: User do
    forall u2: User do
      (u = u2) | (u_step[u] != U_set_page_dirty) | (u_step[u2] != U_set_page_dirty)
    end
  end;
lemma "clause 167"
  forall u: User do
    forall w: Writer do (u_step[u] != U_set_page_dirty) | (w_step[w] != W_unlock_page) end
  end;
lemma "clause 168"
  forall u: User do (u_step[u] != U_set_page_dirty) | (f_step != F_unlock_page) end;
lemma "clause 169" forall u: User do (u_step[u] != U_install_pte) | (f_step != F_check_dirty) end;
lemma "clause 170"
  forall w: Writer do
    forall w2: Writer do (w = w2) | (w_step[w] != W_get_write_access) | (w_step[w2] != W_copy) end
  end;
lemma "clause 171"
  forall w: Writer do
    forall w2: Writer do (w = w2) | (w_step[w] != W_unlock_page) | (w_step[w2] != W_unlock_page) end
  end;
lemma "clause 172" PG_locked[0] | (f_step != F_check_dirty);
lemma "clause 173"
  forall u: User do
    forall u2: User do
      (u = u2) | (u_step[u] != U_get_write_access) | (u_step[u2] != U_stop_handle)
    end
  end;
lemma "clause 174" !submit_tagged | (j_running_transaction != j_committing_transaction);
lemma "clause 175"
  forall u: User do
    forall u2: User do (u = u2) | (u_step[u] != U_install_pte) | (u_step[u2] != U_install_pte) end
  end;
lemma "clause 176"
  forall u: User do
    forall w: Writer do (u_step[u] != U_install_pte) | (w_step[w] != W_copy) end
  end;
lemma "clause 177"
  forall u: User do
    forall u2: User do (u = u2) | (u_step[u] != U_stop_handle) | (u_step[u2] != U_install_pte) end
  end;
lemma "clause 178"
  forall u: User do
    forall w: Writer do (u_step[u] != U_stop_handle) | (w_step[w] != W_copy) end
  end;
lemma "clause 179" forall u: User do (u_step[u] != U_stop_handle) | (f_step != F_check_dirty) end;
lemma "clause 180"
  forall u: User do
    forall w: Writer do (u_step[u] != U_install_pte) | (w_step[w] != W_get_write_access) end
  end;
lemma "clause 181" forall w: Writer do (w_step[w] != W_copy) | (f_step != F_check_dirty) end;
lemma "clause 182"
  forall w: Writer do
    forall w2: Writer do (w = w2) | (w_step[w] != W_copy) | (w_step[w2] != W_copy) end
  end;
lemma "clause 183"
  forall w: Writer do
    (b_next_transaction[0][0] != 0)
    | (w_step[w] != W_unlock_page)
    | (j_running_transaction = b_transaction[0][0])
  end;
lemma "clause 184"
  forall u: User do
    forall u2: User do
      (u = u2) | (u_step[u] != U_get_write_access) | (u_step[u2] != U_get_write_access)
    end
  end;
lemma "clause 185"
  forall u: User do
    forall u2: User do (u = u2) | (u_step[u] != U_stop_handle) | (u_step[u2] != U_stop_handle) end
  end;
lemma "clause 186"
  forall u: User do
    forall w: Writer do (u_step[u] != U_stop_handle) | (w_step[w] != W_get_write_access) end
  end;

-- Why Linux v6.4 holds for any number of processes and writers. These are the clauses that
-- `modelcheck prove --unbounded --show-invariant` finds for the specification of the same name: as lemmas they make its
-- proof a matter of seconds. No single one can be left out.
--
-- Sizes: 1 page of 1 buffer, the flusher, the commit thread and 2 transactions are fixed.
--
-- expect: holds
-- expect: states 151352
-- expect: proved "tight window: no writable mapping of a block that the commit reads" for any User, Writer
-- expect: proved "tight window: no pwrite into a block that the commit reads" for any User, Writer
-- expect: proved "checksum: a landed journal block matches its tag" for any User, Writer

import "../ext4-data-journal/v6.4.m";

lemma "clause 1" (machine != M_scan);
lemma "clause 2" (machine != M_replay);
lemma "clause 3" (machine != M_recovered);
lemma "clause 4" (machine != M_mount_refused);
lemma "clause 5" !PG_checked[0];
lemma "clause 6" !pinned[0];
lemma "clause 7" !t_logged[1];
lemma "clause 8" (f_step != F_lock_page_again);
lemma "clause 9" (f_step != F_get_write_access);
lemma "clause 10" (t_step != T_lock_page);
lemma "clause 11" (t_step != T_invalidate);
lemma "clause 12" forall u: User do (u_step[u] != U_check_mapped) end;
lemma "clause 13" forall w: Writer do (w_step[w] != W_wait_writeback) end;
lemma "clause 14" (t_state[2] != T_COMMIT_JFLUSH) | submit_tagged;
lemma "clause 15" (i_transaction = 0) | (i_dirty_end = 1);
lemma "clause 16" forall u: User do PG_locked[0] | (u_step[u] != U_get_write_access) end;
lemma "clause 17" forall u: User do PG_dirty[0] | !pte_write[u][0] end;
lemma "clause 18" !PG_dirty[0] | TAG_DIRTY[0];
lemma "clause 19" (t_state[1] != T_COMMIT_DFLUSH) | (i_transaction != 1);
lemma "clause 20" (t_state[2] != T_COMMIT_DFLUSH) | submit_tagged;
lemma "clause 21" forall u: User do (j_running_transaction != 1) | (u_handle[u] != 2) end;
lemma "clause 22" (j_running_transaction = 1) | (t_state[1] != T_RUNNING);
lemma "clause 23" (j_committing_transaction = 1) | (t_state[1] != T_FLUSH);
lemma "clause 24" (j_committing_transaction = 1) | (t_state[1] != T_COMMIT_CALLBACK);
lemma "clause 25" (j_committing_transaction = 1) | (t_state[1] != T_COMMIT_DFLUSH);
lemma "clause 26" forall u: User do (j_running_transaction != 0) | (u_handle[u] = 0) end;
lemma "clause 27" (b_transaction[0][0] = 0) | (b_jlist[0][0] != BJ_None);
lemma "clause 28" (j_running_transaction != 2) | (j_committing_transaction != 2);
lemma "clause 29" (t_state[1] != T_COMMIT_JFLUSH) | (b_jlist[0][0] != BJ_Shadow);
lemma "clause 30" (b_jlist[0][0] != BJ_Reserved) | (j_running_transaction = b_transaction[0][0]);
lemma "clause 31" forall u: User do (j_running_transaction = 1) | (u_handle[u] != 1) end;
lemma "clause 32" (j_running_transaction != 1) | (j_committing_transaction != 1);
lemma "clause 33" (j_committing_transaction != 1) | (t_state[2] != T_COMMIT);
lemma "clause 34" (j_running_transaction != 0) | (t_state[2] != T_RUNNING);
lemma "clause 35" forall u: User do PG_dirty[0] | (u_step[u] != U_install_pte) end;
lemma "clause 36" forall u: User do b_modified[0][0] | (u_step[u] != U_install_pte) end;
lemma "clause 37" forall u: User do (i_transaction != 0) | (u_step[u] != U_install_pte) end;
lemma "clause 38" (t_state[2] != T_COMMIT_DFLUSH) | (i_transaction != 2);
lemma "clause 39" (t_state[1] != T_COMMIT_JFLUSH) | (i_transaction != 1);
lemma "clause 40" (b_jlist[0][0] != BJ_Forget) | !BH_Shadow[0][0];
lemma "clause 41" (j_committing_transaction = 1) | (t_state[1] != T_COMMIT_JFLUSH);
lemma "clause 42" (t_state[2] != T_COMMIT_JFLUSH) | (b_jlist[0][0] != BJ_Shadow);
lemma "clause 43" (t_state[2] != T_COMMIT_JFLUSH) | (i_transaction != 2);
lemma "clause 44" (j_committing_transaction != 1) | (t_state[2] != T_COMMIT_JFLUSH);
lemma "clause 45"
  (b_transaction[0][0] = 1) | (b_next_transaction[0][0] != 0) | (i_transaction != 1);
lemma "clause 46" forall u: User do PG_locked[0] | (u_step[u] != U_install_pte) end;
lemma "clause 47" (j_running_transaction = 1) | (b_next_transaction[0][0] != 1);
lemma "clause 48" (j_running_transaction != 1) | (b_next_transaction[0][0] != 2);
lemma "clause 49" (b_next_transaction[0][0] = 0) | b_frozen[0][0] | !BH_Shadow[0][0];
lemma "clause 50" (t_state[2] != T_COMMIT) | submit_tagged;
lemma "clause 51" (b_next_transaction[0][0] = 0) | (b_jlist[0][0] != BJ_Metadata) | b_frozen[0][0];
lemma "clause 52" (t_state[1] != T_COMMIT) | submit_tagged;
lemma "clause 53"
  (b_transaction[0][0] != 1) | (b_next_transaction[0][0] != 0) | (i_transaction != 2);
lemma "clause 54" forall u: User do !pte_write[u][0] | (i_transaction != 0) end;
lemma "clause 55" forall w: Writer do (j_running_transaction = 1) | (w_handle[w] != 1) end;
lemma "clause 56" forall w: Writer do (j_running_transaction != 1) | (w_handle[w] != 2) end;
lemma "clause 57" forall w: Writer do (j_running_transaction != 0) | (w_handle[w] = 0) end;
lemma "clause 58" (t_state[2] != T_FLUSH) | (b_jlist[0][0] != BJ_Shadow);
lemma "clause 59" PG_locked[0] | (b_transaction[0][0] = 0) | b_modified[0][0];
lemma "clause 60" forall u: User do PG_dirty[0] | (u_step[u] != U_stop_handle) end;
lemma "clause 61" forall w: Writer do (w_handle[w] != 0) | (w_step[w] != W_get_write_access) end;
lemma "clause 62" forall u: User do b_modified[0][0] | (u_step[u] != U_stop_handle) end;
lemma "clause 63" forall u: User do (u_handle[u] != 0) | (u_step[u] != U_lock_page) end;
lemma "clause 64" forall u: User do (u_handle[u] != 0) | (u_step[u] != U_stop_handle) end;
lemma "clause 65" forall w: Writer do (w_handle[w] != 0) | (w_step[w] != W_copy) end;
lemma "clause 66"
  forall u: User do
    forall w: Writer do (u_step[u] != U_stop_handle) | (w_step[w] != W_copy) end
  end;
lemma "clause 67"
  forall w: Writer do
    (b_next_transaction[0][0] != 0)
    | (w_step[w] != W_copy)
    | (j_running_transaction = b_transaction[0][0])
  end;
lemma "clause 68" (j_running_transaction = 1) | (t_state[1] != T_LOCKED);
lemma "clause 69" (j_committing_transaction != 1) | (t_state[1] != T_FINISHED);
lemma "clause 70" (j_committing_transaction = 0) | (t_state[2] != T_SWITCH);
lemma "clause 71" (j_committing_transaction = 0) | (t_state[1] != T_SWITCH);
lemma "clause 72" (j_running_transaction != 1) | (t_state[2] != T_RUNNING);
lemma "clause 73" (t_state[1] != T_FLUSH) | (b_jlist[0][0] != BJ_Shadow);
lemma "clause 74" (j_running_transaction != 1) | (t_state[2] != T_LOCKED);
lemma "clause 75" (t_state[2] != T_COMMIT_CALLBACK) | (b_transaction[0][0] != 2);
lemma "clause 76" !b_frozen[0][0] | (frozen_content[0][0] = 1) | (tag_checksum[0][0] != 1);
lemma "clause 77" (j_committing_transaction = 1) | (t_state[1] != T_COMMIT);
lemma "clause 78"
  (page_content[0][0] = 1) | (b_next_transaction[0][0] != 0) | (tag_checksum[0][0] != 1);
lemma "clause 79" (t_state[1] != T_COMMIT_CALLBACK) | (b_transaction[0][0] != 1);
lemma "clause 80" (b_next_transaction[0][0] != 0) | (frozen_content[0][0] != 1);
lemma "clause 81"
  (page_content[0][0] != 1)
  | (b_next_transaction[0][0] != 0)
  | (b_jlist[0][0] != BJ_Shadow)
  | (tag_checksum[0][0] = 1);
lemma "clause 82"
  (b_jlist[0][0] = BJ_Metadata) | (frozen_content[0][0] != 1) | (tag_checksum[0][0] = 1);
lemma "clause 83" (b_jlist[0][0] != BJ_Reserved) | !b_modified[0][0];
lemma "clause 84" forall u: User do (u_handle[u] != 0) | (u_step[u] != U_get_write_access) end;
lemma "clause 85" forall u: User do pte_write[u][0] | (u_step[u] != U_set_page_dirty) end;
lemma "clause 86" forall u: User do b_modified[0][0] | (u_step[u] != U_set_page_dirty) end;
lemma "clause 87"
  forall w: Writer do
    (b_transaction[0][0] = 0) | b_modified[0][0] | (w_step[w] != W_get_write_access)
  end;
lemma "clause 88" forall w: Writer do b_modified[0][0] | (w_step[w] != W_unlock_page) end;
lemma "clause 89" (b_transaction[0][0] = 0) | b_modified[0][0] | (f_step != F_unlock_page);
lemma "clause 90" (b_transaction[0][0] = 0) | b_modified[0][0] | (f_step != F_check_dirty);
lemma "clause 91" (b_transaction[0][0] != 0) | (i_transaction = 0);
lemma "clause 92" (b_transaction[0][0] != 0) | (b_jlist[0][0] = BJ_None);
lemma "clause 93" (b_next_transaction[0][0] != 0) | (i_next_transaction = 0);
lemma "clause 94" (b_next_transaction[0][0] = 0) | (j_running_transaction != b_transaction[0][0]);
lemma "clause 95" (t_state[1] != T_FINISHED) | (b_transaction[0][0] != 1);
lemma "clause 96" (t_state[2] != T_FINISHED) | (b_transaction[0][0] != 2);
lemma "clause 97" (i_transaction != 0) | (i_next_transaction = 0);
lemma "clause 98"
  forall u: User do
    forall u2: User do
      (u = u2) | (u_step[u] != U_set_page_dirty) | (u_step[u2] != U_get_write_access)
    end
  end;
lemma "clause 99"
  forall u: User do
    forall w: Writer do (u_step[u] != U_get_write_access) | (w_step[w] != W_unlock_page) end
  end;
lemma "clause 100" (j_running_transaction != 1) | (t_state[2] != T_SWITCH);
lemma "clause 101"
  forall u: User do (u_step[u] != U_get_write_access) | (f_step != F_unlock_page) end;
lemma "clause 102" (j_running_transaction = 1) | (t_state[1] != T_SWITCH);
lemma "clause 103" (t_state[2] != T_FLUSH) | (b_jlist[0][0] != BJ_Forget);
lemma "clause 104" b_modified[0][0] | (i_next_transaction = 0);
lemma "clause 105" !b_modified[0][0] | (b_transaction[0][0] != i_next_transaction);
lemma "clause 106" (j_running_transaction != 0) | (t_state[2] != T_LOCKED);
lemma "clause 107" (j_committing_transaction != 1) | (t_state[2] != T_FLUSH);
lemma "clause 108" (j_committing_transaction != 0) | (t_state[2] != T_FLUSH);
lemma "clause 109" (b_jlist[0][0] != BJ_Reserved) | !BH_Shadow[0][0];
lemma "clause 110" forall u: User do (t_state[2] != T_SWITCH) | (u_handle[u] = 0) end;
lemma "clause 111" forall u: User do (t_state[1] != T_SWITCH) | (u_handle[u] = 0) end;
lemma "clause 112" (j_committing_transaction = 0) | (t_state[2] != T_LOCKED);
lemma "clause 113" (b_jlist[0][0] != BJ_Shadow) | (j_running_transaction != b_transaction[0][0]);
lemma "clause 114" (t_state[1] != T_FLUSH) | (b_jlist[0][0] != BJ_Forget);
lemma "clause 115"
  forall u: User do (u_step[u] != U_get_write_access) | (f_step != F_check_dirty) end;
lemma "clause 116" PG_locked[0] | (f_step != F_check_dirty);
lemma "clause 117"
  forall w: Writer do (w_step[w] != W_get_write_access) | (f_step != F_check_dirty) end;
lemma "clause 118" (b_jlist[0][0] != BJ_Forget) | (j_running_transaction != b_transaction[0][0]);
lemma "clause 119" (b_jlist[0][0] != BJ_Metadata) | !BH_Shadow[0][0];
lemma "clause 120"
  forall u: User do
    forall u2: User do
      (u = u2) | (u_step[u] != U_get_write_access) | (u_step[u2] != U_install_pte)
    end
  end;
lemma "clause 121"
  forall u: User do
    forall w: Writer do (u_step[u] != U_install_pte) | (w_step[w] != W_get_write_access) end
  end;
lemma "clause 122"
  forall u: User do
    (u_step[u] != U_install_pte)
    | (j_running_transaction = i_transaction)
    | (b_next_transaction[0][0] = i_next_transaction)
  end;
lemma "clause 123" forall u: User do PG_locked[0] | (u_step[u] != U_stop_handle) end;
lemma "clause 124" forall w: Writer do (w_handle[w] != 0) | (w_step[w] != W_unlock_page) end;
lemma "clause 125"
  forall u: User do
    forall u2: User do
      (u = u2) | (u_step[u] != U_set_page_dirty) | (u_step[u2] != U_install_pte)
    end
  end;
lemma "clause 126"
  forall u: User do
    forall w: Writer do (u_step[u] != U_install_pte) | (w_step[w] != W_unlock_page) end
  end;
lemma "clause 127" forall u: User do (u_step[u] != U_install_pte) | (f_step != F_unlock_page) end;
lemma "clause 128" (j_running_transaction != 0) | (b_next_transaction[0][0] = 0);
lemma "clause 129" (b_next_transaction[0][0] != 0) | !b_frozen[0][0];
lemma "clause 130"
  forall u: User do
    (b_next_transaction[0][0] != 0)
    | (u_step[u] != U_install_pte)
    | !submit_tagged
    | submit_pages[0]
    | (j_running_transaction = b_transaction[0][0])
  end;
lemma "clause 131" (j_committing_transaction != 1) | (t_state[2] != T_COMMIT_CALLBACK);
lemma "clause 132" forall w: Writer do (t_state[1] != T_SWITCH) | (w_handle[w] = 0) end;
lemma "clause 133" forall w: Writer do (t_state[2] != T_SWITCH) | (w_handle[w] = 0) end;
lemma "clause 134" forall w: Writer do PG_locked[0] | (w_step[w] != W_get_write_access) end;
lemma "clause 135" (j_committing_transaction != 0) | !submit_tagged;
lemma "clause 136" (i_transaction = 0) | (i_dirty_start != 1);
lemma "clause 137" forall w: Writer do (w_handle[w] != 0) | (w_step[w] != W_lock_page) end;
lemma "clause 138" forall u: User do (u_step[u] != U_stop_handle) | (f_step != F_check_dirty) end;
lemma "clause 139"
  forall u: User do
    forall w: Writer do (u_step[u] != U_stop_handle) | (w_step[w] != W_unlock_page) end
  end;
lemma "clause 140"
  forall u: User do
    forall w: Writer do (u_step[u] != U_stop_handle) | (w_step[w] != W_get_write_access) end
  end;
lemma "clause 141" forall u: User do (u_step[u] != U_stop_handle) | (f_step != F_unlock_page) end;
lemma "clause 142"
  forall u: User do
    (i_next_transaction != 0)
    | (u_step[u] != U_stop_handle)
    | (j_running_transaction = i_transaction)
  end;
lemma "clause 143" (b_transaction[0][0] != 0) | (b_next_transaction[0][0] = 0);
lemma "clause 144" (j_committing_transaction != 0) | (t_state[2] != T_COMMIT_CALLBACK);
lemma "clause 145"
  forall u: User do
    forall w: Writer do (u_step[u] != U_get_write_access) | (w_step[w] != W_copy) end
  end;
lemma "clause 146" (j_running_transaction != 1) | (t_state[1] != T_FINISHED);
lemma "clause 147" (j_committing_transaction = 0) | (t_state[1] != T_LOCKED);
lemma "clause 148" (b_jlist[0][0] != BJ_Metadata) | (tag_checksum[0][0] != 1);
lemma "clause 149" (b_jlist[0][0] != BJ_Reserved) | (tag_checksum[0][0] != 1);
lemma "clause 150" forall u: User do PG_locked[0] | (u_step[u] != U_set_page_dirty) end;
lemma "clause 151"
  forall u: User do (u_step[u] != U_set_page_dirty) | (f_step != F_check_dirty) end;
lemma "clause 152"
  forall u: User do
    forall w: Writer do (u_step[u] != U_set_page_dirty) | (w_step[w] != W_get_write_access) end
  end;
lemma "clause 153"
  forall u: User do
    forall w: Writer do (u_step[u] != U_get_write_access) | (w_step[w] != W_get_write_access) end
  end;
lemma "clause 154"
  forall w: Writer do (w_step[w] != W_get_write_access) | (f_step != F_unlock_page) end;
lemma "clause 155"
  forall w: Writer do
    forall w2: Writer do
      (w = w2) | (w_step[w] != W_get_write_access) | (w_step[w2] != W_get_write_access)
    end
  end;
lemma "clause 156"
  forall w: Writer do
    forall w2: Writer do
      (w = w2) | (w_step[w] != W_unlock_page) | (w_step[w2] != W_get_write_access)
    end
  end;
lemma "clause 157" (j_running_transaction != 2) | (t_state[2] != T_FINISHED);
lemma "clause 158" forall w: Writer do PG_locked[0] | (w_step[w] != W_unlock_page) end;
lemma "clause 159" (j_running_transaction != 0) | (t_state[2] != T_SWITCH);
lemma "clause 160" PG_locked[0] | (f_step != F_unlock_page);
lemma "clause 161" (j_committing_transaction != 1) | (t_state[2] != T_COMMIT_DFLUSH);
lemma "clause 162" forall w: Writer do (w_step[w] != W_unlock_page) | (f_step != F_check_dirty) end;
lemma "clause 163"
  forall u: User do
    forall u2: User do
      (u = u2) | (u_step[u] != U_get_write_access) | (u_step[u2] != U_stop_handle)
    end
  end;
lemma "clause 164"
  forall u: User do
    forall u2: User do
      (u = u2) | (u_step[u] != U_set_page_dirty) | (u_step[u2] != U_stop_handle)
    end
  end;
lemma "clause 165"
  forall u: User do
    forall u2: User do (u = u2) | (u_step[u] != U_install_pte) | (u_step[u2] != U_install_pte) end
  end;
lemma "clause 166" forall u: User do (u_step[u] != U_install_pte) | (f_step != F_check_dirty) end;
lemma "clause 167" (i_transaction = 1) | (i_next_transaction != 2);
lemma "clause 168"
  forall u: User do
    forall w: Writer do (u_step[u] != U_install_pte) | (w_step[w] != W_copy) end
  end;
lemma "clause 169" (t_state[2] != T_COMMIT) | !submit_pages[0];
lemma "clause 170" (t_state[1] != T_COMMIT) | !submit_pages[0];
lemma "clause 171"
  forall u: User do
    !pte_write[u][0]
    | (i_next_transaction != 0)
    | !submit_tagged
    | submit_pages[0]
    | (j_running_transaction = i_transaction)
  end;
lemma "clause 172" forall w: Writer do PG_locked[0] | (w_step[w] != W_copy) end;
lemma "clause 173" (b_transaction[0][0] != 0) | (tag_checksum[0][0] != 1);
lemma "clause 174"
  forall u: User do
    forall u2: User do
      (u = u2) | (u_step[u] != U_set_page_dirty) | (u_step[u2] != U_set_page_dirty)
    end
  end;
lemma "clause 175"
  forall u: User do
    forall w: Writer do (u_step[u] != U_set_page_dirty) | (w_step[w] != W_unlock_page) end
  end;
lemma "clause 176"
  forall u: User do (u_step[u] != U_set_page_dirty) | (f_step != F_unlock_page) end;
lemma "clause 177"
  forall w: Writer do
    forall w2: Writer do (w = w2) | (w_step[w] != W_get_write_access) | (w_step[w2] != W_copy) end
  end;
lemma "clause 178" forall w: Writer do (w_step[w] != W_unlock_page) | (f_step != F_unlock_page) end;
lemma "clause 179"
  forall w: Writer do
    forall w2: Writer do (w = w2) | (w_step[w] != W_unlock_page) | (w_step[w2] != W_unlock_page) end
  end;
lemma "clause 180" forall w: Writer do (w_step[w] != W_copy) | (f_step != F_check_dirty) end;
lemma "clause 181"
  forall u: User do
    forall u2: User do
      (u = u2) | (u_step[u] != U_get_write_access) | (u_step[u2] != U_get_write_access)
    end
  end;
lemma "clause 182"
  forall u: User do
    forall u2: User do (u = u2) | (u_step[u] != U_stop_handle) | (u_step[u2] != U_install_pte) end
  end;
lemma "clause 183"
  forall u: User do
    forall w: Writer do (u_step[u] != U_set_page_dirty) | (w_step[w] != W_copy) end
  end;
lemma "clause 184"
  forall w: Writer do
    forall w2: Writer do (w = w2) | (w_step[w] != W_unlock_page) | (w_step[w2] != W_copy) end
  end;
lemma "clause 185" forall w: Writer do (w_step[w] != W_copy) | (f_step != F_unlock_page) end;
lemma "clause 186"
  forall w: Writer do
    (b_next_transaction[0][0] != 0)
    | (w_step[w] != W_unlock_page)
    | (j_running_transaction = b_transaction[0][0])
  end;
lemma "clause 187" (i_transaction != 1) | (i_next_transaction != 1);
lemma "clause 188"
  forall u: User do
    forall u2: User do (u = u2) | (u_step[u] != U_stop_handle) | (u_step[u2] != U_stop_handle) end
  end;
lemma "clause 189"
  forall w: Writer do
    forall w2: Writer do (w = w2) | (w_step[w] != W_copy) | (w_step[w2] != W_copy) end
  end;

-- What the commit asserts when it comes to its forget list.

import "../jbd2/commit.m";

--- A buffer of the committing transaction is journal-dirty or clean, never dirty for its home.
invariant "forget list: no buffer of the committing transaction is dirty for its home"
  forall p: Page do
    forall b: Buffer do
      committing_in(T_COMMIT_JFLUSH) & (b_transaction[p][b] = j_committing_transaction)
      -> !BH_Dirty[p][b]
    end
  end;

-- What is on the disk: home blocks, the log, and the drive's volatile write cache. Part of the state only
-- with DiskModelled; otherwise every variable here keeps its first value.

import "inode.m";

type
  --- The block device, which completes writes in its own time.
  Device: enum {disk};
  CommitRecord: enum {no_record, record_submitted, record_on_medium};

var
  --- The home block on the medium.
  home_content: array [Page] of array [Buffer] of Value;
  --- A completed home write is still in the drive's cache only.
  home_in_cache: array [Page] of array [Buffer] of boolean;
  home_cached: array [Page] of array [Buffer] of Value;
  --- The checksum in the block's descriptor tag, as the contents that it covers; 0 outside a commit.
  tag_checksum: array [Page] of array [Buffer] of Value;
  --- What landed in the block's journal block; 0 outside a commit.
  log_content: array [Page] of array [Buffer] of Value;
  --- The journal block has reached the medium.
  log_on_medium: array [Page] of array [Buffer] of boolean;
  --- The commit record of the committing transaction.
  commit_record: CommitRecord;
  --- A committed transaction has a copy of the block in the log.
  t_has_block: array [Transaction] of array [Page] of array [Buffer] of boolean;
  t_block: array [Transaction] of array [Page] of array [Buffer] of Value;
  t_checksum: array [Transaction] of array [Page] of array [Buffer] of Value;
  --- History, for the properties: what the last committed transaction with this block has put into it.
  committed_content: array [Page] of array [Buffer] of Value;
  --- History, for the properties: the home block on the medium has not been written since the block was
  --- last committed.
  home_behind: array [Page] of array [Buffer] of boolean;
  --- History, for the properties: the last home write put bytes there that no committed transaction has.
  home_uncommitted: array [Page] of array [Buffer] of boolean;

--- Of all transactions in the log this is the oldest. Identities are taken in a circle, so the next one is
--- the oldest that can be.
function is_oldest_logged(t: Transaction): boolean;
begin
  return t_logged[t]
    & (forall o: Transaction do
         t_logged[o]
         -> ((o + Transactions - t_next) % Transactions)
         >= ((t + Transactions - t_next) % Transactions)
       end);
end;

--- A home write completes: the bytes are those of the page now.
procedure complete_home_write(p: Page; b: Buffer);
begin
  if DiskModelled then
    home_uncommitted[p][b] := (page_content[p][b] != committed_content[p][b]);
    if VolatileCache then
      home_in_cache[p][b] := true;
      home_cached[p][b] := page_content[p][b];
    else
      home_content[p][b] := page_content[p][b];
      home_behind[p][b] := false;
    end;
  end;
end;

procedure drain_home(p: Page; b: Buffer);
begin
  if home_in_cache[p][b] then
    home_content[p][b] := home_cached[p][b];
    home_in_cache[p][b] := false;
    home_cached[p][b] := 0;
    home_behind[p][b] := false;
  end;
end;

--- A cache flush: every completed write is on the medium.
procedure flush_drive_cache();
begin
  for p: Page do
    for b: Buffer do
      drain_home(p, b);
    end;
  end;
end;

--- The transaction's blocks and its commit record are on the medium, where recovery will find them.
procedure log_is_durable(t: Transaction);
begin
  if DiskModelled then
    flush_drive_cache();
    t_logged[t] := true;
    for p: Page do
      for b: Buffer do
        if b_transaction[p][b] = t then
          t_has_block[t][p][b] := true;
          t_block[t][p][b] := log_content[p][b];
          t_checksum[t][p][b] := tag_checksum[p][b];
          committed_content[p][b] := tag_checksum[p][b];
          home_behind[p][b] := true;
        end;
      end;
    end;
  end;
end;

--- The transaction leaves the log.
procedure drop_from_log(t: Transaction);
begin
  t_logged[t] := false;
  for p: Page do
    for b: Buffer do
      t_has_block[t][p][b] := false;
      t_block[t][p][b] := 0;
      t_checksum[t][p][b] := 0;
    end;
  end;
end;

--- The block's part in a commit is over, or lost in a crash.
procedure forget_log_block(p: Page; b: Buffer);
begin
  tag_checksum[p][b] := 0;
  log_content[p][b] := 0;
  log_on_medium[p][b] := false;
end;

--- The disk of a freshly made file system.
procedure initialise_disk();
begin
  commit_record := no_record;
  for t: Transaction do
    drop_from_log(t);
  end;
  for p: Page do
    for b: Buffer do
      home_content[p][b] := 0;
      home_in_cache[p][b] := false;
      home_cached[p][b] := 0;
      committed_content[p][b] := 0;
      home_uncommitted[p][b] := false;
      home_behind[p][b] := false;
      forget_log_block(p, b);
    end;
  end;
end;

ruleset d: Device; p: Page; b: Buffer do
  --- The drive writes a block of its cache to the medium when it likes.
  fair rule "drive cache: home block reaches the medium"
    home_in_cache[p][b]
  ==>
  begin
    drain_home(p, b);
  end;
end;

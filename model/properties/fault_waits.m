-- How long a fault may wait for a commit.

import "../jbd2/commit.m";
import "../ext4/page_mkwrite.m";

--- A fault asks for journal access, and does not get it.
function fault_waits_for_access(u: User): boolean;
begin
  return (u_step[u] = U_get_write_access) & (exists b: Buffer do fault_must_wait(u, b) end);
end;

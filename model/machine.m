-- Whether the machine is up, or on its way back up after a crash.

import "design.m";

type
  MachineState: enum {M_up, M_scan, M_replay, M_recovered, M_mount_refused};

var
  machine: MachineState;

--- File system calls can be made.
function is_up(): boolean;
begin
  return machine = M_up;
end;

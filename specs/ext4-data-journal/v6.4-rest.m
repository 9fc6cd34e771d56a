-- Linux v6.4: no task is ever stuck. Whatever has happened, every fault, pwrite, write-back and commit can
-- still finish, also where other tasks could run on for ever beside a stuck one; and nobody waits for a
-- commit with a page locked or a handle open.
--
-- Stores are left out: they change no task's progress.
-- Sources and sizes: as v6.4.m.
--
-- expect: holds
-- expect: states 151152

import "../../model/ext4.m" with Stores = false;
import "../../model/properties/rest.m";
import "../../model/properties/waits.m";

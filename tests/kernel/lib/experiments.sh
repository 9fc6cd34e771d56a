# What is tried. Each experiment is one boot:
#   name | kernel | probes (parameters of the module, "none" to leave it out) | settings of the trial | after | the model predicts
# kernel: 6.1, 6.12 or newest. after: "replay" looks at what recovery makes of the disk after a reset, and with "replay X"
# it is a hit when the file has the letter X then; else a hit is what the trial calls one, mostly a tag of the journal that
# does not match its block. A prediction begins with "hits" (at least one of the trials), "may hit" or "none".

readonly EXPERIMENTS='
d1-held|6.1|hold_fault_ms=1000,hold_journal_ms=50||none|hits: the submit callback passes a page that is not tagged yet (v5.10.m)
d1-held-fault|6.1|hold_fault_ms=1000||none|may hit: the same with nothing but the fault held back, where the store meets the reading of the disk
d1-pwrite|6.1|hold_fault_ms=1000,hold_journal_ms=50|WRITES_PAGE=1|none|hits: a pwrite to the page before does not matter
d1-tagged|6.1|hold_fault_ms=300,hold_journal_ms=50|STARTS_DIRTY=1|none|none: the callback finds the page by its old tag
d1-order|6.1|hold_fault_ms=300,hold_journal_ms=50,dirty_before_stop=1||none|none: dirty before the handle stops, as in v6.4
d1-6.12|6.12|hold_fault_ms=300,hold_journal_ms=50||none|none: closed in v6.4
d1-crash|6.1|hold_fault_ms=1000,hold_journal_ms=50|CRASHES=1|replay|hits: recovery refuses the journal (crash-v5.10.m)
d1-crash-6.12|6.12|hold_fault_ms=300,hold_journal_ms=50|CRASH_AT=2|replay|none: recovery replays the journal
d1-fsync|6.1|hold_fault_ms=2000,hold_dirty_ms=12000,hold_record_ms=4000|PROGRAM=lost_store|replay A|hits: fsync returns without the store before it (fsync-v5.10.m)
d1-fsync-6.12|6.12|hold_fault_ms=300,hold_dirty_ms=1500,hold_record_ms=4000|PROGRAM=lost_store|replay A|none: fsync commits the store
d1-natural|6.1|none|TRIALS=1000 MAX_DELAY_US=2000|none|may hit: nothing is held back and no probe loaded; rare
d1-natural-6.12|6.12|none|TRIALS=1000 MAX_DELAY_US=2000|none|none: closed in v6.4
v5.7|6.1|hold_journal_ms=50|MAPS_FIRST=1 WRITES_PAGE=1|none|none: the commit write-protects the page (fails in v5.7.m)
v5.7-6.12|6.12|hold_journal_ms=50|MAPS_FIRST=1 WRITES_PAGE=1|none|none: the commit write-protects the page (fails in v5.7.m)
d2|newest|hold_home_ms=9000|PROGRAM=home_write|replay A|hits: checkpoint drops the block whose home write is in flight; A is back (d2-home-write-crash.m)
d2-not-held|newest|hold_home_ms=0|PROGRAM=home_write HOLDS=0|replay A|none: the home write is over before the checkpoint
d3|newest|hold_home_ms=9000|PROGRAM=home_write WRITES_MORE=1|replay C|hits: home gets C, which was never committed (d3-home-write-uncommitted.m)
d3-not-held|newest|hold_home_ms=0|PROGRAM=home_write HOLDS=0 WRITES_MORE=1|replay C|none: C is written after home got B
d4|newest|none|PROGRAM=pinned TRIALS=3|none|hits: a commit of the neighbours drops the dirt (d4-pinned-checked.m)
d4-not-covered|newest|none|PROGRAM=pinned TRIALS=3 COVERS=0|none|none: the commit does not come to the page
d4-probed|newest|hold_fault_ms=0|PROGRAM=pinned TRIALS=2 TRACES=2|none|hits: as d4; with events
d1-newest|newest|hold_fault_ms=300,hold_journal_ms=50||none|none: closed in v6.4
'

# What a name on the command line stands for.
readonly GROUPS_OF_EXPERIMENTS='
d1: d1-held d1-held-fault d1-pwrite d1-tagged d1-order d1-6.12 d1-crash d1-crash-6.12
fsync: d1-fsync d1-fsync-6.12
natural: d1-natural d1-natural-6.12
v57: v5.7 v5.7-6.12
open: d2 d2-not-held d3 d3-not-held d4 d4-not-covered d4-probed d1-newest
all: d1 fsync v57 natural open
'

experiment_line() {
    grep "^$1|" <<< "$EXPERIMENTS"
}

members_of() {
    sed -n "s/^$1: //p" <<< "$GROUPS_OF_EXPERIMENTS"
}

# Groups are resolved, in order.
resolve() {
    local name
    for name in "$@"; do
        if [ -n "$(members_of "$name")" ]; then
            # shellcheck disable=SC2046
            resolve $(members_of "$name")
        elif [ -n "$(experiment_line "$name")" ]; then
            echo "$name"
        else
            die "no experiment '$name'; see $0 --list"
        fi
    done
}

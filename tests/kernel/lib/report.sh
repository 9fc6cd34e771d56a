# From what a machine left behind to a line of the table.

# Events that no rule of the model has.
readonly UNMODELLED='page_mkwrite_returns|page_dirtied|submit_callback_returns|journal_write_submitted|home_write'

# The second serial line has the saved files, each between #BEGIN NAME and #END. What the model knows of a file of events
# goes into one of its own, for `modelcheck conform`.
split_events() {
    local events
    tr -d '\r' < "$1/second.log" | awk -v folder="$1" '
        /^#BEGIN / { file = folder "/" $2 ".jsonl"; next }
        /^#END/ { close(file); file = ""; next }
        file != "" { print > file }'
    for events in "$1"/events-*.jsonl; do
        [ -e "$events" ] || continue
        grep '"watched": true' "$events" | grep -vE "\"event\": \"($UNMODELLED)\"" > "${events/events-/model-}" || true
    done
}

# A number from the summary of the trials; without one (a reset) counted from the trials.
summary_of() {
    local console=$1 field=$2
    if grep -aq '"summary"' "$console"; then
        grep -a '"summary"' "$console" | grep -oE "\"$field\": [0-9]+" | grep -oE '[0-9]+'
    elif [ "$field" = trials ]; then
        grep -ac '"trial":' "$console" || true
    else
        grep -a '"trial":' "$console" | grep -vc '"ofPage": 0,' || true
    fi
}

kernel_of() {
    sed -nE 's/^guest: Linux ([^ ]+) .* Debian ([^ ]+) .*/\1 (Debian \2)/p' "$1/console.log" | tr -d '\r' | head -n 1
}

# What journal, e2fsck and the kernel say of an image after a reset; each works on a copy of its own.
replay() {
    local release=$1 kernel=$2 folder=$3
    debugfs -R "dump <8> $folder/journal.img" "$folder/disk.img" 2> /dev/null
    "$OUT/programs/check_journal" "$folder/journal.img" > "$folder/journal.txt" 2>&1 || true
    cp "$folder/disk.img" "$folder/scratch.img"
    e2fsck -fy "$folder/scratch.img" > "$folder/e2fsck.txt" 2>&1 || true
    debugfs -R "cat /watched" "$folder/scratch.img" 2> /dev/null | head -c 1 > "$folder/letter.txt"
    cp "$folder/disk.img" "$folder/scratch.img"
    mkdir -p "$folder/mount"
    run_machine "$release" "$kernel" "$folder/scratch.img" "$folder/mount" 400 MOUNT_ONLY=1
    rm "$folder/scratch.img"
}

# The journal's own words.
words_on_replay() {
    local folder=$1
    [ -e "$folder/journal.txt" ] || { echo "-"; return; }
    {
        tail -n 1 "$folder/journal.txt"
        [ ! -s "$folder/letter.txt" ] || echo "the file has $(cat "$folder/letter.txt")"
        grep -hE '^JBD2|recovering journal|Journal checksum error' "$folder/e2fsck.txt" \
            | sed -E 's#[^ ]*/scratch.img: ##; s#[^ ]*/scratch.img#the image#; s/^/e2fsck: /' || true
        grep -ahE '^kernel: |^guest: (mount failed|mounted and)' "$folder/mount/console.log" \
            | grep -E 'JBD2|error loading|recovery|guest: ' \
            | sed -E 's/^kernel: \[ *[0-9.]+\] /mount: /; s/^guest: /mount: /' || true
    } | tr -d '\r' | paste -sd '|' | sed 's/|/; /g'
}

# What counts after a reset: the letter that the file has.
hits_of() {
    local folder=$1 after=$2
    if [[ $after == "replay "* ]]; then
        [ "$(cat "$folder/letter.txt")" = "${after#replay }" ] && echo 1 || echo 0
    else
        summary_of "$folder/console.log" hits
    fi
}

verdict() {
    local predicted=$1 hits=$2 trials=$3
    if [ "${trials:-0}" -eq 0 ]; then
        echo "nothing seen"
    elif [[ $predicted == hits* && $hits -gt 0 ]] || [[ $predicted == none* && $hits -eq 0 ]]; then
        echo "as predicted"
    elif [[ $predicted == hits* ]]; then
        echo "not seen"
    elif [[ $predicted == "may hit"* ]]; then
        [ "$hits" -gt 0 ] && echo "as predicted" || echo "not seen in these trials"
    else
        echo "NOT as predicted"
    fi
}

table_head() {
    echo "| experiment | the model predicts | seen | trials | hits | kernel | on replay |"
    echo "|---|---|---|--:|--:|---|---|"
}

table_line() {
    local name=$1 predicted=$2 folder=$3 after=$4 trials hits
    trials=$(summary_of "$folder/console.log" trials)
    hits=$(hits_of "$folder" "$after")
    echo "| $name | $predicted | $(verdict "$predicted" "$hits" "$trials") | $trials | $hits | $(kernel_of "$folder") |" \
        "$(words_on_replay "$folder") |"
}

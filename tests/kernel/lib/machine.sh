# The virtual machine: its programs, its disk, its first process, and how it is run.

build_programs() {
    local programs=$HERE/programs folder=$OUT/programs
    mkdir -p "$folder"
    local flags=(-O2 -Wall -Wextra -std=c11)
    gcc "${flags[@]}" -o "$folder/check_journal" "$programs"/{check_journal,self_test,journal,crc32c}.c
    "$folder/check_journal" --self-test > "$OUT/self-test.log" \
        || die "the journal checker fails its self-test: $OUT/self-test.log"
    local common=("$programs"/{trials,probe_control,journal,crc32c}.c) program
    for program in trial lost_store home_write pinned; do
        gcc "${flags[@]}" -static -pthread -o "$folder/$program" "$programs/$program.c" "${common[@]}"
    done
}

# A module fits one kernel.
build_probe() {
    local release=$1 kernel=$2 folder=$OUT/probe-$1 compiler=()
    mkdir -p "$folder"
    cp "$HERE"/probe/* "$folder"
    command -v "$(kernel_compiler "$release" "$kernel")" > /dev/null || compiler=("CC=$HERE/lib/compiler")
    make -s -C "$kernel/usr/src/linux-headers-$release" M="$folder" "${compiler[@]}" modules > "$folder/build.log" 2>&1 \
        || die "the probes do not compile for Linux $release; see $folder/build.log"
}

kernel_compiler() {
    sed -nE 's/^CC = .*(gcc-[0-9]+)$/\1/p' "$2/usr/src/linux-headers-$1/.kernelvariables"
}

# The kernel's modules in the order in which they are loaded.
copy_modules() {
    local release=$1 kernel=$2 root=$3 name path
    for name in crc32c virtio_pci virtio_blk ext4; do
        modprobe -d "$kernel" -S "$release" --show-depends "$name" 2> /dev/null
    done | awk '$1 == "insmod" && !seen[$2]++ { print $2 }' > "$root/modules/paths"
    while read -r path; do
        name=$(basename "$path")
        case $name in
            *.xz) xz -dc "$path" > "$root/modules/${name%.xz}" ;;
            *) cp "$path" "$root/modules/$name" ;;
        esac
        echo "${name%.xz}" >> "$root/modules/order"
    done < "$root/modules/paths"
}

# The machine's memory disk: busybox, our first process, programs and modules.
build_initramfs() {
    local release=$1 kernel=$2 root=$OUT/initramfs-$1
    [ -e "$root.gz" ] && return
    build_probe "$release" "$kernel"
    rm -rf "$root"
    mkdir -p "$root"/{bin,proc,sys,dev,mnt,modules,programs}
    cp "$(command -v busybox)" "$root/bin/busybox"
    cp "$HERE/guest/init" "$root/init"
    cp "$OUT"/programs/* "$root/programs"
    copy_modules "$release" "$kernel" "$root"
    cp "$OUT/probe-$release/ext4_probe.ko" "$root/modules"
    (cd "$root" && find . | cpio --quiet -o -H newc | gzip -1) > "$root.gz"
    rm -rf "$root"
}

# 64 MB, checksums in the journal, and the journal in one piece.
make_image() {
    truncate -s 64M "$1"
    mke2fs -q -F -t ext4 -b 4096 -J "size=${2:-16},location=32M" -O has_journal,metadata_csum,64bit \
        -E lazy_itable_init=0,lazy_journal_init=0 "$1"
}

# A disk that is full of the letter D and reads 16 KB a second.
slow_disk() {
    head -c 1M /dev/zero | tr '\0' D > "$1/slow.img"
    echo "-drive file=$1/slow.img,if=virtio,format=raw,throttling.bps-read=16384"
}

# run_machine RELEASE KERNEL IMAGE FOLDER SECONDS SETTING...: no network, no disk but images, nothing of this machine.
run_machine() {
    local release=$1 kernel=$2 image=$3 folder=$4 seconds=$5 more=()
    shift 5
    [[ $* != *PROGRAM=pinned* ]] || read -ra more <<< "$(slow_disk "$folder")"
    timeout -k 10 "$seconds" nice -n 5 qemu-system-x86_64 \
        -accel tcg,thread=multi -cpu max -smp 3 -m 768 -display none -monitor none -no-reboot -nic none \
        -kernel "$kernel/boot/vmlinuz-$release" -initrd "$OUT/initramfs-$release.gz" \
        -append "console=ttyS0 panic=-1 quiet rdinit=/init mitigations=off tsc=reliable no_timer_check $*" \
        -drive "file=$image,if=virtio,format=raw,cache=writeback" \
        "${more[@]}" -serial "file:$folder/console.log" -serial "file:$folder/second.log" \
        > "$folder/qemu.log" 2>&1 < /dev/null
}

# Debian packages, in a folder of our own: the machine's kernel, boot loader and package lists stay as they are.

# What the machine itself needs; installed with apt-get where we may, else named.
readonly TOOLS=(
    qemu-system-x86_64:qemu-system-x86 busybox:busybox-static cpio:cpio mke2fs:e2fsprogs debugfs:e2fsprogs
    e2fsck:e2fsprogs gcc:gcc make:make depmod:kmod xz:xz-utils
)

require_tools() {
    local missing=() tool
    for tool in "${TOOLS[@]}"; do
        command -v "${tool%%:*}" > /dev/null || missing+=("${tool##*:}")
    done
    [ -e /usr/lib/x86_64-linux-gnu/libc.a ] || missing+=(libc6-dev)
    [ ${#missing[@]} -eq 0 ] && return
    mapfile -t missing < <(printf '%s\n' "${missing[@]}" | sort -u)
    if [ "$(id -u)" -eq 0 ]; then
        say "installing ${missing[*]}"
        apt-get install --yes --no-install-recommends "${missing[@]}" > "$OUT/apt.log" 2>&1 \
            || die "apt-get could not install ${missing[*]}; see $OUT/apt.log"
    else
        die "these Debian packages are missing: ${missing[*]}"
    fi
}

# Where the machine's own Debian packages come from, without the /debian at the end.
own_mirror() {
    apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' | sed -n 's,/debian/*$,,p' | head -n 1
}

# Lists of the suites that have the kernels, apart from the machine's own.
prepare_lists() {
    local apt=$CACHE/apt suite
    [ -n "$MIRROR" ] || MIRROR=$(own_mirror)
    [ -n "$MIRROR" ] || die "apt has no source of Debian packages; name one with --mirror"
    export APT_CONFIG=$apt/apt.conf
    mkdir -p "$apt"/{lists,archives}/partial
    for suite in bookworm bookworm-updates trixie trixie-backports; do
        echo "deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] $MIRROR/debian $suite main"
    done > "$apt/sources.list"
    echo "deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] $MIRROR/debian-security bookworm-security main" \
        >> "$apt/sources.list"
    cat > "$APT_CONFIG" << END
Dir::Etc::sourcelist "$apt/sources.list";
Dir::Etc::sourceparts "-";
Dir::State::lists "$apt/lists";
Dir::Cache "$apt";
Dir::Cache::archives "$apt/archives";
APT::Sandbox::User "root";
Acquire::Languages "none";
END
    [ -n "$(find "$apt/lists" -name '*_Packages*' -mmin -720 -print -quit)" ] && return
    say "reading Debian's package lists"
    apt-get update > "$CACHE/update.log" 2>&1 || die "apt-get update failed; see $CACHE/update.log"
}

# The newest kernel release whose name begins so: 6.1.0-56-amd64 for 6.1.
kernel_release() {
    local pattern
    case $1 in
        newest) pattern='[0-9][0-9.]*\+deb1[0-9]-amd64' ;;
        6.1) pattern='6\.1\.0-[0-9]+-amd64' ;;
        *) pattern="${1//./\\.}\.[0-9.]+\+deb12-amd64" ;;
    esac
    apt-cache pkgnames linux-image- | sed 's/^linux-image-//' | grep -xE "$pattern" | sort -V | tail -n 1
}

# Unpacks a kernel with its headers below $CACHE/kernels and prints where.
fetch_kernel() {
    local release=$1 folder=$CACHE/kernels/$1 packages package
    if [ ! -e "$folder/complete" ]; then
        say "fetching the Debian packages of Linux $release"
        mkdir -p "$folder/packages"
        mapfile -t packages < <(
            printf '%s\n' "linux-image-$release" "linux-headers-$release"
            apt-cache depends "linux-image-$release" "linux-headers-$release" \
                | sed -nE "s/^ *Depends: (linux-(base|binary|modules|headers|kbuild)-[0-9].*)/\1/p" | sort -u)
        (cd "$folder/packages" && apt-get download "${packages[@]}" > "$folder/download.log" 2>&1) \
            || die "apt-get could not download ${packages[*]}; see $folder/download.log"
        for package in "$folder"/packages/*.deb; do
            dpkg-deb -x "$package" "$folder"
        done
        adapt_kernel "$release" "$folder"
        rm -r "$folder/packages"
        depmod -b "$folder" "$release" 2> /dev/null
        touch "$folder/complete"
    fi
    echo "$folder"
}

# Makes unpacked packages usable where they are.
adapt_kernel() {
    local release=$1 folder=$2
    # Newer packages have everything below /usr.
    [ -d "$folder/lib/modules" ] || ln -s usr/lib "$folder/lib"
    mkdir -p "$folder/boot"
    [ -e "$folder/boot/vmlinuz-$release" ] || ln -s "../usr/lib/modules/$release/vmlinuz" "$folder/boot/vmlinuz-$release"
    sed -i -E "s#^(include |KBUILD_OUTPUT=)/usr/src/#\\1$folder/usr/src/#" "$folder/usr/src/linux-headers-$release/Makefile"
    # Only for type information of the module, which needs one tool more.
    rm -f "$folder/usr/src/linux-headers-$release/vmlinux"
    wrap_kernel_tools "$folder"
}

# The programs that build a module may be made for a newer Debian than this machine: they get that one's C library.
wrap_kernel_tools() {
    local folder=$1 tool libraries=$CACHE/libc/usr/lib/x86_64-linux-gnu
    while read -r tool; do
        [ "$(head -c 4 "$tool" | tail -c 3)" = ELF ] || continue
        ldd "$tool" 2>&1 | grep -q 'not found (required' || continue
        fetch_library
        mv "$tool" "$tool.elf"
        printf '#!/bin/bash\nexec %s/ld-linux-x86-64.so.2 --argv0 "$0" --library-path %s "${BASH_SOURCE[0]}.elf" "$@"\n' \
            "$libraries" "$libraries:/usr/lib/x86_64-linux-gnu" > "$tool"
        chmod +x "$tool"
    done < <(find "$folder"/usr/lib/linux-kbuild-*/ -type f -perm -u+x)
}

fetch_library() {
    [ -e "$CACHE/libc/complete" ] && return
    mkdir -p "$CACHE/libc"
    (cd "$CACHE/libc" && apt-get download libc6/trixie > download.log 2>&1) || die "apt-get could not download libc6"
    dpkg-deb -x "$CACHE"/libc/libc6_*.deb "$CACHE/libc"
    touch "$CACHE/libc/complete"
}

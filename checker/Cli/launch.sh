# Shared by ./modelcheck and ./test: finds .NET, installs Debian packages, builds. Sourced, never run.
# Expects $root, the folder of the project. Messages go to stderr, one line each.

export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1

say() { printf 'modelcheck: %s\n' "$*" >&2; }

# Sets $dotnet to a .NET SDK that can build this, or says what to install and fails.
find_dotnet() {
  local candidate version
  for candidate in dotnet "${DOTNET_ROOT:-}/dotnet" "${HOME:-}/.dotnet/dotnet"; do
    candidate=$(command -v -- "$candidate") || continue
    # From the root, since global.json has a say in which SDK runs; without a suitable one this fails.
    version=$(cd "$root" && "$candidate" --version 2>/dev/null) || continue
    if [[ $version =~ ^([0-9]+)\. ]] && ((BASH_REMATCH[1] >= 10)); then
      dotnet=$candidate
      return
    fi
  done
  say "needs the .NET SDK 10 and found none: see https://dotnet.microsoft.com/download"
  return 1
}

# True on a machine where install_packages can work: apt-get, and root or a sudo that has somebody to ask or need not.
can_install() {
  command -v apt-get >/dev/null || return 1
  ((EUID == 0)) || { command -v sudo >/dev/null && { [[ -t 0 && -t 2 ]] || sudo -n true 2>/dev/null; }; }
}

# Installs Debian packages, quietly; fails where that is not possible.
install_packages() {
  can_install || return 1
  local apt=(env DEBIAN_FRONTEND=noninteractive apt-get -qq --yes)
  ((EUID == 0)) || apt=(sudo "${apt[@]}")
  "${apt[@]}" install --no-install-recommends "$@" >/dev/null 2>&1 && return
  # A fresh container has no package lists yet.
  "${apt[@]}" update >/dev/null 2>&1
  "${apt[@]}" install --no-install-recommends "$@" >/dev/null 2>&1
}

# Runs `dotnet ARGS` and keeps what it says in $dotnet_output. No server stays behind, and none inherits a lock.
try_dotnet() {
  local status=0
  [[ ! -t 2 ]] || printf 'building ModelCheck...' >&2
  dotnet_output=$(cd "$root" &&
    "$dotnet" "$@" --nologo --verbosity quiet -nodeReuse:false -p:UseSharedCompilation=false \
      2>&1 </dev/null 9>&-) || status=1
  [[ ! -t 2 ]] || printf '\r\033[K' >&2
  return $status
}

# The same, showing what it says only when it fails.
dotnet_quietly() {
  try_dotnet "$@" && return
  printf '%s\n' "$dotnet_output" >&2
  say "'dotnet $1' failed"
  return 1
}

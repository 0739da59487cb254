# What the machine has: a JDK and Node. Found where they usually are, or installed from the system's packages.
# Sourced by bithedge.

fail() { printf 'bithedge: %s\n' "$*" >&2; exit 3; }

# Where a system is kept: beside the script, or in the user's own folder when the checkout is another's.
data_folder() {
  if test -w "$home/data" || { test ! -e "$home/data" && test -w "$home"; }; then
    printf '%s/data' "$home"
  else
    # Without HOME it is what the system knows: among the temporary files anybody may be quicker.
    printf '%s/bithedge' "${XDG_DATA_HOME:-$(echo ~)/.local/share}"
  fi
}

# Prints the major version of a JDK folder, or nothing when it is not one (a JRE has no javac).
jdk_major() {
  [ -x "$1/bin/java" ] && [ -x "$1/bin/javac" ] || return 0
  if [ -f "$1/release" ]; then
    sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release"
  else
    "$1/bin/java" -XshowSettings:properties -version 2>&1 | sed -n 's/^ *java\.specification\.version = \([0-9]*\).*/\1/p'
  fi
}

# JAVA_HOME wins when it is new enough, then the java on the PATH, then the newest in the usual folders.
find_jdk() {
  local dir major best='' best_major=0 on_path=''
  on_path=$(command -v javac || true)
  [ -n "$on_path" ] && on_path=$(dirname "$(dirname "$(readlink -f "$on_path")")")
  for dir in "${JAVA_HOME:-}" "$on_path"; do
    [ -n "$dir" ] || continue
    major=$(jdk_major "$dir")
    [ "${major:-0}" -ge 21 ] && { printf '%s' "$dir"; return; }
  done
  for dir in /usr/lib/jvm/* /usr/java/* /opt/java/* /opt/jdk* /Library/Java/JavaVirtualMachines/*/Contents/Home \
    "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home; do
    major=$(jdk_major "$dir")
    if [ "${major:-0}" -ge 21 ] && [ "$major" -gt "$best_major" ]; then best=$dir best_major=$major; fi
  done
  printf '%s' "$best"
}

find_node() {
  local candidate major best='' best_major=0
  for candidate in "$(command -v node || true)" /usr/local/bin/node /opt/homebrew/bin/node "$HOME"/.nvm/versions/node/*/bin/node; do
    [ -n "$candidate" ] && [ -x "$candidate" ] || continue
    major=$("$candidate" -p 'process.versions.node.split(".")[0]' 2>/dev/null || true)
    if [ "${major:-0}" -ge 20 ] && [ "$major" -gt "$best_major" ]; then best=$candidate best_major=$major; fi
  done
  printf '%s' "$best"
}

# The newest JDK that apt offers, 21 at least; nothing when there is none (Debian 12 has 17 only).
apt_jdk() {
  local major
  major=$(apt-cache search --names-only '^openjdk-[0-9]+-jdk-headless$' | sed -n 's/^openjdk-\([0-9]*\)-.*/\1/p' | sort -n | tail -1)
  [ "${major:-0}" -lt 21 ] || printf 'openjdk-%s-jdk-headless' "$major"
}

# Node's package when it is 20 or newer (Debian 12 has 18), with npm where that is a package of its own.
apt_node() {
  local major
  major=$(apt-cache policy nodejs | sed -n 's/^ *Candidate: \([0-9]*\)\..*/\1/p')
  [ "${major:-0}" -ge 20 ] || return 0
  printf 'nodejs'
  apt-cache show nodejs 2>/dev/null | grep -q '^Provides:.*npm' || printf ' npm'
}

apt_install() { "$@" env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends $packages >&2; }

# from_apt WHAT FUNCTION: installs the packages that FUNCTION prints, as root at once, with sudo when the person at the terminal agrees.
# Otherwise it fails, and `advice` says what to do.
from_apt() {
  local what=$1 packages answer=''
  advice="Install one."
  command -v apt-get >/dev/null && command -v apt-cache >/dev/null || return 1
  [ "$(id -u)" -ne 0 ] || apt-get update >&2 || true
  packages=$("$2")
  if [ -z "$packages" ]; then
    advice="The packages of $(. /etc/os-release 2>/dev/null && printf '%s' "${PRETTY_NAME:-this system}") have none that is new enough: install one from its maker ($3)."
    return 1
  fi
  advice="Install it: apt-get install $packages (as root)."
  if [ "$(id -u)" -eq 0 ]; then
    printf 'bithedge: installing %s, which gives %s\n' "$packages" "$what" >&2
    apt_install
  elif [ -t 0 ] && [ -t 2 ] && command -v sudo >/dev/null; then
    printf 'bithedge: no %s found. Install %s with sudo? [y/N] ' "$what" "$packages" >&2
    read -r answer
    [ "$answer" = y ] && apt_install sudo
  else
    return 1
  fi
}

need_jdk() {
  local advice='' found
  found=$(find_jdk)
  [ -n "$found" ] || ! from_apt "a JDK 21 or newer" apt_jdk https://adoptium.net || found=$(find_jdk)
  [ -n "$found" ] ||
    fail "no JDK 21 or newer found. Looked at JAVA_HOME, javac on the PATH and the usual install folders. $advice JAVA_HOME may name one anywhere."
  export JAVA_HOME=$found
}

# Node is needed by devnet, the pages and the contract tests only: looked for when a command needs one of them.
need_node() {
  local advice=''
  node=$(find_node)
  [ -n "$node" ] || ! from_apt "Node 20 or newer" apt_node https://nodejs.org || node=$(find_node)
  [ -n "$node" ] || fail "no Node 20 or newer found. Looked at the PATH, /usr/local, Homebrew and ~/.nvm. $advice"
  export PATH=$(dirname "$node"):$PATH
  command -v npm >/dev/null || fail "npm is missing beside $node."
}

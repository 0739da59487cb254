# Builds what is out of date. Judged by content, never by file times: a copy, or a branch switch and back, builds nothing.
# Sourced by bithedge and by system-tests/all.sh; `home` is the repository.
#
# A marker holds the hashes of what went in and of what came out. It is good while both are as they were, so that what was built
# by hand from other sources does not pass for ours. Few processes: looking must take a fraction of a second.

cli=cli
parts=foreign-parts # fetches the foreign programs: broker and registry
services=(chain-watcher topology signer tx-submitter oracle)

if command -v sha256sum >/dev/null; then sha256=(sha256sum); else sha256=(shasum -a 256); fi

# "hash  name" of each file whose name comes on standard input, ended by NUL.
hashes() { LC_ALL=C sort -z | xargs -0 "${sha256[@]}"; }

# says FILE TEXT: the file holds the text.
says() {
  local text=''
  [ -f "$1" ] || return 1
  IFS= read -r -d '' text <"$1" || true
  [ "$text" = "$2"$'\n' ]
}

# One build at a time, also when two commands are started at once.
locked() {
  mkdir -p "$home/target" 2>/dev/null && [ -w "$home/target" ] ||
    fail "something must be built, and $(id -un) may not write to $home/target: the owner builds it with ./bithedge build"
  if command -v flock >/dev/null; then
    (flock 9 && "$@") 9>"$home/target/build.lock" || exit
  else
    "$@"
  fi
}

# Everything that goes into a jar (POMs, main sources, the wrapper, the document that is served; no test), and our jars.
list_java() (
  cd "$home"
  shopt -s nullglob
  paths=(mvnw .mvn)
  for pom in pom.xml */pom.xml; do
    paths+=("$pom")
    [ ! -d "${pom%pom.xml}src/main" ] || paths+=("${pom%pom.xml}src/main")
  done
  [ ! -f docs/openapi.json ] || paths+=(docs/openapi.json)
  jars=(*/target/*-SNAPSHOT.jar */target/lib/*-SNAPSHOT.jar)
  find "${paths[@]}" "${jars[@]}" -type f -print0 | hashes
)

# Sets `listing` (sources), `sources` (one hash for them) and `jars` (all lines of jars).
look_at_java() {
  local all
  all=$(list_java)
  listing=$(grep -v 'SNAPSHOT\.jar$' <<<"$all")
  jars=$(grep 'SNAPSHOT\.jar$' <<<"$all" || true)
  sources=$("${sha256[@]}" <<<"$listing")
  sources=${sources%% *}
}

# module_marker MODULE: into `marker`, for what was looked at.
module_marker() {
  local line
  marker=$sources
  while IFS= read -r line; do
    case $line in *"  $1/target/"*) marker+=$'\n'$line ;; esac
  done <<<"$jars"
}

is_current() {
  local module marker
  for module in "$@"; do
    module_marker "$module"
    says "$home/$module/target/built" "$marker" || return 1
  done
}

# mark_java SOURCES MODULE...: what their target folders hold now was made from these sources.
mark_java() {
  local made_from=$1 module marker listing sources jars
  shift
  look_at_java
  sources=$made_from
  for module in "$@"; do
    module_marker "$module"
    printf '%s\n' "$marker" >"$home/$module/target/built"
  done
}

# forget_libraries MODULE...: Maven copies the jars of other projects and takes none away: beside those of a newer version the older ones would stay.
forget_libraries() {
  local module
  for module in "$@"; do rm -rf "$home/$module/target/lib" "$home/$module/target/kafka"; done
}

# Maven looks at times. A file that changed and came with an old time (from an archive) is given the present one.
touch_changed() {
  local file
  [ -f "$home/target/sources" ] || return 0
  LC_ALL=C comm -13 <(LC_ALL=C sort "$home/target/sources") <(LC_ALL=C sort <<<"$1") | cut -c 67- |
    while IFS= read -r file; do touch "$home/$file"; done
}

make_java() {
  local list listing sources jars
  look_at_java
  ! is_current "$@" || return 0
  list=$(IFS=,; printf '%s' "$*")
  printf 'building %s (a first time takes some minutes)\n' "$list" >&2
  touch_changed "$listing"
  forget_libraries "$@"
  (cd "$home" && ./mvnw -B -ntp -pl "$list" -am -Dmaven.test.skip=true package) >&2 || fail "the build failed, see above"
  printf '%s\n' "$listing" >"$home/target/sources"
  mark_java "$sources" "$@"
}

# build_java MODULE...: builds them, and what they need, unless they are current.
build_java() {
  local listing sources jars
  look_at_java
  is_current "$@" || locked make_java "$@"
}

# have_java MODULE...: builds them only when one has never been. A command that looks or asks must not wait for a build,
# and a system may be running from these very jars.
have_java() {
  local module listing sources jars
  for module in "$@"; do
    compgen -G "$home/$module/target/*-SNAPSHOT.jar" >/dev/null || locked make_java "$module"
  done
  look_at_java
  is_current "$@" || printf 'bithedge: the sources are not those this was built from; ./bithedge build builds it anew\n' >&2
}

# Installs exactly the locked packages of an npm folder, without scripts of strangers.
install_npm() {
  local lock installed=$home/$1/node_modules/.installed
  lock=$("${sha256[@]}" <"$home/$1/package-lock.json")
  ! says "$installed" "$lock" || return 0
  printf 'installing the packages of %s\n' "$1" >&2
  (cd "$home/$1" && npm ci --ignore-scripts --no-audit --no-fund --prefer-offline) >&2 || fail "npm ci failed in $home/$1, see above"
  printf '%s\n' "$lock" >"$installed"
}

# All that goes into an npm folder's build, and what came out of it.
list_npm() (
  cd "$home/$1"
  find . \( -path ./node_modules -o -path ./test -o -path ./data \) -prune -o -type f -print0 | hashes
)

npm_is_current() { says "$home/$1/node_modules/.built" "$(list_npm "$1")"; }

make_npm() {
  install_npm "$1"
  ! npm_is_current "$1" || return 0
  printf 'building %s\n' "$1" >&2
  (cd "$home/$1" && npm run build) >&2 || fail "npm run build failed in $home/$1, see above"
  list_npm "$1" >"$home/$1/node_modules/.built"
}

# build_npm FOLDER: builds it unless it is current.
build_npm() { npm_is_current "$1" || locked make_npm "$1"; }

#!/usr/bin/env bash
# Every test there is: contracts, devnet, pages, Java, the whole system on real processes, and the pages on such a system; with `long`, only those
# that take many minutes each. Called by `./bithedge test [long]`, which has found a JDK and Node. Ends with one line of totals; status 0 only when
# all passed and no suite broke.
set -uo pipefail

home=$(cd -P "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$home"
. "$home/launch/machine.sh"
. "$home/launch/build.sh"
results=$home/system-tests/target/results
rm -rf "$results"
mkdir -p "$results"

say() { printf '\n== %s, after %d s ==\n' "$*" "$SECONDS"; }

# Suites run beside each other: what broke is kept in a file.
broke() { printf '%s\n' "$*" >>"$results/broken"; }

install() { (install_npm "$1") || { broke "$1: npm ci"; return 1; }; }

build() { (build_npm "$1") || { broke "$1: npm run build"; return 1; }; }

# The same steps as `npm test` there, with a report to count from. The contracts run all histories and seeds when BITHEDGE_LONG is 1.
vitest_of() {
  local run=(npx --no-install vitest run --reporter=default --reporter=json --outputFile.json="$results/$1.json")
  case $1 in
    clarity) node scripts/forget-exercised.js && "${run[@]}" && node scripts/check-exercised.js ;;
    web) npm run typecheck && npm run lint && npm run size && "${run[@]}" ;;
    devnet) npm run lint && "${run[@]}" ;;
    *) "${run[@]}" ;;
  esac
}

npm_suite() {
  say "$1"
  (cd "$1" && vitest_of "$1") || broke "$1: tests"
}

# Beside the Java modules. What whole systems need comes first: they wait for it.
npm_side() {
  need_chromium
  need_prometheus && alert_suite
  install web && build web
  for folder in examples/consumer examples/notebook api-contract web-tests clarity; do say "npm ci in $folder"; install "$folder"; done
  npm_suite clarity
  npm_suite devnet
  npm_suite web
  say "examples/consumer"
  (cd examples/consumer && npm run check) || broke "examples/consumer"
  say "api-contract: linters of the documents, types of the pages"
  (cd api-contract && npm run check) || broke "api-contract"
  say "clients that are made of docs/openapi.json"
  install examples/typescript && (cd examples/typescript && npm run build) || broke "examples/typescript"
  ./mvnw -B -ntp -f examples/java/pom.xml package || broke "examples/java"
}

# Tests of real processes wait more than they compute: more modules than cores.
java_suites() {
  say "Java"
  local listing sources jars modules
  look_at_java
  ./mvnw -B -ntp -T 1.5C -fae -pl '!system-tests' verify || { broke "java"; return 1; }
  # What was tested is what `up` starts: it need not be built again.
  modules=(*/pom.xml)
  mark_java "$sources" "${modules[@]%/pom.xml}"
}

# On what was packaged.
system_suite() {
  say "the system on real processes"
  ./mvnw -B -ntp -f system-tests/pom.xml -Dbithedge.packaged verify || broke "system-tests"
}

forget_reports() {
  find . -name node_modules -prune -o \( -path '*/target/surefire-reports' -o -path '*/target/failsafe-reports' \) -print | while read -r reports; do
    rm -rf "$reports"
  done
}

# need_package PROGRAM PACKAGE WHAT: a program from Debian's packages, installed when we may.
need_package() {
  [ -e "$1" ] && return
  if [ "$(id -u)" -eq 0 ] && command -v apt-get >/dev/null; then
    printf 'installing %s, which %s need\n' "$2" "$3"
    apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "$2" && return
  fi
  printf '%s need %s: install it (apt-get install %s).\n' "$3" "$1" "$2" >&2
  broke "$3: no $2"
  return 1
}

# Debian's Chromium, or the one that BITHEDGE_CHROMIUM names.
need_chromium() { need_package "${BITHEDGE_CHROMIUM:-/usr/bin/chromium-headless-shell}" chromium-headless-shell "the tests of the pages"; }

need_prometheus() { need_package /usr/bin/prometheus prometheus "the tests of rules and dashboards"; }

need_postgres() {
  local initdb
  initdb=$(compgen -G '/usr/lib/postgresql/*/bin/initdb' | tail -1)
  need_package "${initdb:-/usr/lib/postgresql/bin/initdb}" postgresql "the tests of Kafka Connect"
}

need_faketime() {
  local library
  library=$(compgen -G '/usr/lib/*-linux-gnu/faketime/libfaketimeMT.so.1' | tail -1)
  need_package "${library:-/usr/lib/faketime/libfaketimeMT.so.1}" libfaketime "the tests of clocks that jump"
}

alert_suite() {
  say "alerts"
  promtool check config deploy/prometheus/prometheus.yml && promtool test rules deploy/prometheus/rules.test.yml || broke "deploy: alerts"
}

page_suite() {
  say "pages in a browser, on a system of their own"
  [ -x "${BITHEDGE_CHROMIUM:-/usr/bin/chromium-headless-shell}" ] || return # said before
  (cd web-tests && BITHEDGE_REPORT=$results/pages.playwright npm test) || broke "web-tests"
}

# Sums of a number over all reports; 0 when there are none.
sum() { awk '{ total += $1 } END { print total + 0 }'; }

xml_number() {
  find . -name node_modules -prune -o \( -path '*/target/surefire-reports/TEST-*.xml' -o -path '*/target/failsafe-reports/TEST-*.xml' \) -print | while read -r report; do
    grep -o '<testsuite [^>]*' "$report" | head -1 | grep -o " $1=\"[0-9]*\"" | tr -dc '0-9\n'
  done | sum
}

json_number() {
  for report in "$results"/*.json; do
    [ -f "$report" ] && tr ',{' '\n\n' <"$report" | sed -n "s/^ *\"$1\": *\([0-9]*\).*/\1/p" | head -1
  done | sum
}

# The pages' report ends with its numbers: expected, unexpected, skipped, flaky.
page_number() {
  [ -f "$results/pages.playwright" ] || { echo 0; return; }
  tail -12 "$results/pages.playwright" | sed -n "s/^ *\"$1\": *\([0-9]*\).*/\1/p" | tail -1 | sum
}

# Names each test that failed, so that the end of a long log is enough: class and method of a Java test, the full name of the others.
name_failures() {
  find . -name node_modules -prune -o \( -path '*/target/surefire-reports/TEST-*.xml' -o -path '*/target/failsafe-reports/TEST-*.xml' \) -print | while read -r report; do
    awk '/<testcase /{ test = $0 } /<(failure|error)[ >]/{ match(test, / name="[^"]*"/); name = substr(test, RSTART + 7, RLENGTH - 8)
      match(test, /classname="[^"]*"/); message = $0; gsub(/^ *</, "", message)
      printf "failed: %s %s: %s\n", substr(test, RSTART + 11, RLENGTH - 12), name, substr(message, 1, 500) }' "$report"
  done
  for report in "$results"/*.json; do
    [ -f "$report" ] && node -e 'for (const file of JSON.parse(require("fs").readFileSync(process.argv[1])).testResults)
      for (const test of file.assertionResults) if (test.status === "failed") console.log(`failed: ${file.name} ${test.fullName}: ${String(test.failureMessages[0]).slice(0, 500)}`)' "$report"
  done
}

everything() {
  forget_reports
  say "npm ci in devnet"
  install devnet && build devnet # some Java tests start it
  npm_side >"$results/npm.log" 2>&1 &
  local beside=$!
  java_suites
  local java=$?
  wait "$beside"
  cat "$results/npm.log"
  if [ "$java" -eq 0 ]; then whole_systems; else say "no whole systems: Java is broken"; fi
}

# The pages have a system of their own, beside the others: each waits more than it computes.
whole_systems() {
  page_suite >"$results/pages.log" 2>&1 &
  local pages=$!
  system_suite
  wait "$pages"
  cat "$results/pages.log"
}

long_suites() {
  say "the contracts, all histories and seeds"
  install clarity && (cd clarity && BITHEDGE_LONG=1 vitest_of clarity) || broke "clarity: long tests"
  install devnet && build devnet || return
  need_postgres
  need_faketime
  say "programs of others that read the public topics"
  ./mvnw -B -ntp -f strangers/pom.xml package || broke "strangers"
  say "the long ones, on real processes"
  forget_reports
  ./mvnw -B -ntp -pl system-tests -am verify -Dtest=NoUnitTest -Dsurefire.failIfNoSpecifiedTests=false \
    -Dit.test='io.bithedge.systemtests.*IT' -Dfailsafe.failIfNoSpecifiedTests=false -Dbithedge.groups=long -Dbithedge.excludedGroups= || broke "long"
}

case ${1:-} in
  long) long_suites ;;
  '') everything ;;
  *) printf 'test: expected nothing or long, got %s\n' "$1" >&2; exit 2 ;;
esac

tests=$(xml_number tests)
bad=$(($(xml_number failures) + $(xml_number errors)))
skipped=$(($(xml_number skipped) + $(json_number numPendingTests) + $(page_number skipped)))
passed=$((tests - bad - $(xml_number skipped) + $(json_number numPassedTests) + $(page_number expected)))
failed=$((bad + $(json_number numFailedTests) + $(page_number unexpected)))

say "totals"
[ -f "$results/broken" ] && sed 's/^/broken: /' "$results/broken"
[ "$failed" -gt 0 ] && name_failures
# A suite that broke before it counted a failure is a failure all the same.
if [ -f "$results/broken" ] && [ "$failed" -eq 0 ]; then failed=$(wc -l <"$results/broken"); fi
# What was skipped proved nothing.
[ "$skipped" -gt 0 ] && printf '%d skipped, which counts as failed\n' "$skipped"
printf '%d passed, %d failed\n' "$passed" "$failed"
[ "$failed" -eq 0 ] && [ "$skipped" -eq 0 ]

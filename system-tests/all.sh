#!/usr/bin/env bash
# Every test there is: contracts, devnet, pages, Java, and the whole system on real processes; with `long`, only those that take
# many minutes each. Called by `./bithedge test [long]`, which has found a JDK and Node. Ends with one line of totals; status 0 only when all passed and no suite broke.
set -uo pipefail

home=$(cd -P "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$home"
results=$home/system-tests/target/results
rm -rf "$results"
mkdir -p "$results"
broken=()

say() { printf '\n== %s ==\n' "$*"; }

# The same steps as `npm test` there, with a report to count from.
vitest_of() {
  local run=(npx --no-install vitest run --reporter=default --reporter=json --outputFile.json="$results/$1.json")
  case $1 in
    clarity) node scripts/forget-exercised.js && "${run[@]}" && node scripts/check-exercised.js ;;
    web) npm run typecheck && npm run lint && "${run[@]}" && npm run build && npm run size ;;
    *) "${run[@]}" ;;
  esac
}

# npm folder: exactly the locked packages, then its tests with a machine-readable report beside the readable one.
npm_suite() {
  local folder=$1
  say "$folder"
  (cd "$folder" && npm ci --ignore-scripts --no-audit --no-fund) || { broken+=("$folder: npm ci"); return; }
  if [ "$folder" = devnet ]; then
    (cd "$folder" && npm run build && touch dist/.built) || { broken+=("$folder: npm run build"); return; }
  fi
  (cd "$folder" && vitest_of "$folder") || broken+=("$folder: tests")
}

java_suites() {
  say "Java, then the system on real processes"
  find . -name target -prune -o -name pom.xml -print | while read -r pom; do
    rm -rf "$(dirname "$pom")/target/surefire-reports" "$(dirname "$pom")/target/failsafe-reports"
  done
  ./mvnw -B -ntp -fae verify || broken+=("java")
}

# Sums of a number over all reports; 0 when there are none.
sum() { awk '{ total += $1 } END { print total + 0 }'; }

xml_number() {
  find . -path '*/target/surefire-reports/TEST-*.xml' -o -path '*/target/failsafe-reports/TEST-*.xml' | while read -r report; do
    grep -o '<testsuite [^>]*' "$report" | head -1 | grep -o " $1=\"[0-9]*\"" | tr -dc '0-9\n'
  done | sum
}

json_number() {
  for report in "$results"/*.json; do
    [ -f "$report" ] && tr ',{' '\n\n' <"$report" | sed -n "s/^ *\"$1\": *\([0-9]*\).*/\1/p" | head -1
  done | sum
}

# The example of a stranger's client: its packages for the system tests, and its check of the documented topics.
example_consumer() {
  say "examples/consumer"
  (cd examples/consumer && npm ci --ignore-scripts --no-audit --no-fund && npm run check) || broken+=("examples/consumer")
}

long_suites() {
  (cd devnet && npm ci --ignore-scripts --no-audit --no-fund && npm run build && touch dist/.built) || { broken+=("devnet: build"); return; }
  say "the long ones, on real processes"
  find . -path '*/target/surefire-reports' -o -path '*/target/failsafe-reports' | while read -r reports; do rm -rf "$reports"; done
  ./mvnw -B -ntp -pl system-tests -am verify -Dtest=NoUnitTest -Dsurefire.failIfNoSpecifiedTests=false \
    -Dit.test='io.bithedge.systemtests.*IT' -Dfailsafe.failIfNoSpecifiedTests=false -Dbithedge.groups=long -Dbithedge.excludedGroups= || broken+=("long")
}

case ${1:-} in
  long) long_suites ;;
  '')
    npm_suite devnet
    npm_suite clarity
    npm_suite web
    example_consumer
    java_suites
    ;;
  *) printf 'test: expected nothing or long, got %s\n' "$1" >&2; exit 2 ;;
esac

tests=$(xml_number tests)
bad=$(($(xml_number failures) + $(xml_number errors)))
skipped=$(xml_number skipped)
passed=$((tests - bad - skipped + $(json_number numPassedTests)))
failed=$((bad + $(json_number numFailedTests)))

say "totals"
for what in ${broken[@]+"${broken[@]}"}; do printf 'broken: %s\n' "$what"; done
# A suite that broke before it counted a failure is a failure all the same.
if [ ${#broken[@]} -gt 0 ] && [ "$failed" -eq 0 ]; then failed=${#broken[@]}; fi
[ "$skipped" -gt 0 ] && printf '%d skipped\n' "$skipped"
printf '%d passed, %d failed\n' "$passed" "$failed"
[ "$failed" -eq 0 ]

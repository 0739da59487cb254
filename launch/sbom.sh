# Writes what is in every deliverable, as CycloneDX: target/sbom/NAME.cdx.json. Sourced by bithedge.

# What is ours and runs. The foreign programs that `up` starts are named with their versions in foreign-parts/pom.xml.
sbom_modules=("${services[@]}" "$cli" export)
sbom_folders=(web devnet)

write_sbom() {
  local out=$home/target/sbom list name
  mkdir -p "$out"
  list=$(IFS=,; printf '%s' "${sbom_modules[*]}")
  (cd "$home" && ./mvnw -B -ntp -pl "$list" -am -Psbom -Dmaven.test.skip=true package) >&2 || fail "the build failed, see above"
  for name in "${sbom_modules[@]}"; do
    cp "$home/$name/target/$name.cdx.json" "$out/" || fail "no list of $name was written"
  done
  for name in "${sbom_folders[@]}"; do
    (cd "$home/$name" && npm sbom --package-lock-only --omit dev --sbom-format cyclonedx) >"$out/$name.cdx.json" ||
      fail "npm sbom failed in $home/$name, see above"
  done
  printf '%s\n' "$out"/*.cdx.json
}

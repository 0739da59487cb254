# Writes what is in every deliverable, as CycloneDX: target/sbom/NAME.cdx.json. Sourced by bithedge.

# What is ours and runs, and the broker that `up` starts. The registry comes as an archive: what is in it is read off its jars.
sbom_modules=("${services[@]}" "$cli" export "$parts")
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
  name=$(sed -n 's:.*<apicurio.version>\(.*\)</.*:\1:p' "$home/$parts/pom.xml")
  "$JAVA_HOME/bin/java" "$home/launch/JarList.java" apicurio-registry "$name" "$home/$parts/target/registry" >"$out/registry.cdx.json" ||
    fail "no list of the registry was written, see above"
  printf '%s\n' "$out"/*.cdx.json
  "$node" "$home/launch/licences.mjs" "$out"/*.cdx.json || fail "a licence is not known to be all right, see above and launch/licences.mjs"
}

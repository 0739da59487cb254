#!/usr/bin/env bash
# Writes the digest of every image behind its tag, in the Dockerfiles and docker-compose.yml: NAME:TAG becomes NAME:TAG@sha256:...
# Run it again to follow the tags: what is pinned already is asked anew. Needs docker with buildx, and the registries of the images.
# All are asked before anything is written: when one does not answer, nothing changes.
set -euo pipefail

home=$(cd -P "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
files=("$home/Dockerfile" "$home/cli/Dockerfile" "$home/devnet/Dockerfile" "$home/docker-compose.yml")
unpinned=$home/deploy/unpinned-images.txt

fail() { printf 'pin-images: %s\n' "$*" >&2; exit 1; }

# Every image by name and tag. Stages and what we build ourselves (bithedge/...) are none: they have no tag.
images() {
  sed -nE 's/^(FROM| *image:) +([^ @]+:[^ @]+)(@sha256:[0-9a-f]+)?( .*)?$/\2/p' "${files[@]}" | sort -u
}

# The digest of the list for all platforms, so that the same line serves every machine.
digest_of() {
  local digest
  digest=$(docker buildx imagetools inspect "$1" --format '{{.Manifest.Digest}}') || return 1
  [[ $digest =~ ^sha256:[0-9a-f]{64}$ ]] || return 1
  printf '%s' "$digest"
}

pins=()
for image in $(images); do
  digest=$(digest_of "$image") || fail "no digest of $image; nothing was changed"
  pins+=("$image@$digest")
done
for pin in "${pins[@]}"; do
  image=${pin%@*}
  for file in "${files[@]}"; do
    changed=$(sed -E "s#^((FROM| *image:) +)${image//./\\.}(@sha256:[0-9a-f]+)?( .*)?\$#\1$pin\4#" "$file"; printf x)
    printf '%s' "${changed%x}" >"$file"
  done
  awk -v image="$image" '$1 != image' "$unpinned" >"$unpinned.new" && mv "$unpinned.new" "$unpinned"
  printf '%s\n' "$pin"
done

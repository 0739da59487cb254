// node licences.mjs FILE...: under which licences the parts of each list are, and whether we may give them on.
// Ends with status 1 when a part has a licence that is not known to be all right. A part that does not tell one is named.
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';

const fine = [
  /apache/i, /^al2?-?2/i, /\bmit\b/i, /mit-0/i, /\bbsd\b/i, /^isc/i, /0bsd/i, /cc0/i, /public domain/i, /unlicense/i, /go license/i, /upl/i,
  /eclipse (public|distribution)/i, /^(epl|edl)/i, /mozilla|^mpl/i, /universal permissive/i, /zlib/i, /blueoak/i, /python-2/i, /bouncy castle/i,
  /classpath|ce\b.*gpl|gpl.*\bce\b|gpl2 w\/ cpe|universal foss/i, /lgpl|lesser general/i, /cddl/i, /w3c/i, /hdrhistogram|unicode/i,
];
// The devnet is a program of its own under GPL-3.0, see devnet/LICENSE: it is started beside our services and is in none of them.
const own = { 'devnet.cdx.json': [/^gpl-3/i] };

const said = ({ license, expression }) => expression ?? license?.id ?? license?.name ?? '';
const isFine = (file, licence) => [...fine, ...(own[file] ?? [])].some((known) => known.test(licence));

let wrong = 0;
for (const path of process.argv.slice(2)) {
  const file = basename(path);
  const parts = (JSON.parse(readFileSync(path, 'utf8')).components ?? []).filter(({ group }) => group !== 'io.bithedge');
  const silent = [];
  const counted = new Map();
  for (const part of parts) {
    const licences = (part.licenses ?? []).map(said).filter(Boolean);
    const name = `${part.group ? `${part.group}:` : ''}${part.name}:${part.version}`;
    // Several are a choice, as their owners give them: one that is fine is enough.
    const taken = licences.find((each) => isFine(file, each));
    if (licences.length === 0) silent.push(name);
    else if (taken === undefined) {
      wrong++;
      console.error(`${file}: ${name}: ${licences.join(', ')}`);
    } else counted.set(taken, (counted.get(taken) ?? 0) + 1);
  }
  const list = [...counted].sort((a, b) => b[1] - a[1]).map(([licence, count]) => `${count} ${licence}`);
  console.log(`${file}: ${parts.length} parts: ${list.join('; ')}${silent.length > 0 ? `; ${silent.length} do not say, such as ${silent.slice(0, 3).join(', ')}` : ''}`);
}
process.exit(wrong > 0 ? 1 : 0);

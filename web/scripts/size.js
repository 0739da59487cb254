// Prints what the first load weighs, compressed, and fails above the budget: the entry, everything it imports at once, its styles,
// and the page it opens with.
import { readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, gzipSync } from 'node:zlib';

const BUDGET_BYTES = 100_000;
const dist = fileURLToPath(new URL('../dist/', import.meta.url));
const manifest = JSON.parse(readFileSync(`${dist}.vite/manifest.json`, 'utf8'));
const firstPages = ['index.html', 'src/home/HomePage.tsx'];

function closure(key, seen = new Set()) {
  if (seen.has(key)) return seen;
  seen.add(key);
  for (const next of manifest[key].imports ?? []) closure(next, seen);
  return seen;
}

const files = new Set(['index.html', 'theme.js', 'favicon.svg']);
for (const page of firstPages) {
  for (const key of closure(page)) {
    files.add(manifest[key].file);
    for (const css of manifest[key].css ?? []) files.add(css);
  }
}

let gzip = 0;
for (const file of files) {
  const bytes = readFileSync(dist + file);
  const packed = gzipSync(bytes, { level: 9 }).length;
  gzip += packed;
  process.stdout.write(
    `${String(statSync(dist + file).size).padStart(8)} ${String(packed).padStart(8)} gzip ${String(brotliCompressSync(bytes).length).padStart(8)} br  ${file}\n`,
  );
}
process.stdout.write(`first load ${gzip} bytes compressed of ${BUDGET_BYTES}\n`);
if (gzip > BUDGET_BYTES) {
  process.stderr.write(`size: the first load is ${gzip} bytes compressed, expected at most ${BUDGET_BYTES}\n`);
  process.exit(1);
}

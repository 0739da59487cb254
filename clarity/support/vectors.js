// The histories of the reference model with the claims it expects: the file that the Java ledger is tested with.
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const FILE = 'ledger/src/test/resources/claim_vectors.jsonl';

function above(folder) {
  const file = join(folder, FILE);
  if (existsSync(file)) return file;
  const parent = dirname(folder);
  if (parent === folder) throw new Error(`no ${FILE} above ${fileURLToPath(import.meta.url)}`);
  return above(parent);
}

export function claimVectors() {
  const lines = readFileSync(above(dirname(fileURLToPath(import.meta.url))), 'utf8').split('\n');
  return lines.filter((line) => line !== '').map((line) => JSON.parse(line));
}

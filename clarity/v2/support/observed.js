// Remembers which functions, errors and topics the VM really went through, per process, for scripts/check-exercised.js.
import { appendFileSync, mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export const OBSERVED_FOLDER = fileURLToPath(new URL('../node_modules/.cache/bithedge-observed/', import.meta.url));

const seen = new Set();
mkdirSync(OBSERVED_FOLDER, { recursive: true });

function note(line) {
  if (seen.has(line)) return;
  seen.add(line);
  appendFileSync(`${OBSERVED_FOLDER}${process.pid}.txt`, `${line}\n`);
}

/** The hundreds of a code name its contract, so an error is noted whoever passed it on. */
export function observe(contract, method, outcome, prints) {
  note(`function ${contract} ${method}`);
  if (outcome?.err !== undefined) note(`error ${outcome.err}`);
  for (const print of prints) {
    note(`topic ${print.contract} ${print.value.topic}`);
    if (print.value.topic === 'item-failed') note(`error ${print.value.code}`);
  }
}

// After a full test run: every public function, read, error and topic of the contracts was really gone through in the VM.
import { readFileSync, readdirSync } from 'node:fs';
import { OBSERVED_FOLDER } from '../support/observed.js';
import { CONTRACTS, ERRORS, publicFunctionsOf, readOnlyFunctionsOf, topicsOf } from '../support/sources.js';

const lines = readdirSync(OBSERVED_FOLDER).flatMap((name) => readFileSync(`${OBSERVED_FOLDER}${name}`, 'utf8').split('\n'));
const seen = new Set(lines);
const declared = CONTRACTS.flatMap((contract) => [
  ...[...publicFunctionsOf(contract), ...readOnlyFunctionsOf(contract)].map((name) => [`function ${contract} ${name}`, name]),
  ...Object.entries(ERRORS[contract]).map(([name, code]) => [`error ${code}`, `${contract} ${name}`]),
  ...topicsOf(contract).map((topic) => [`topic ${contract} ${topic}`, `${contract} ${topic}`]),
]);
const missing = declared.filter(([line]) => !seen.has(line));
for (const [line, name] of missing) console.error(`not exercised: ${line} (${name})`);
console.log(`${declared.length - missing.length} of ${declared.length} functions, errors and topics were gone through`);
process.exitCode = missing.length === 0 ? 0 : 1;

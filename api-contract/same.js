// Asks several instances of one running system for every GET of docs/openapi.json until all answer, and the same:
// `node same.js http://127.0.0.1:8080 http://127.0.0.1:8122`. With one address: until it answers everything. Status 1 when that does not come about.
import { client, gets, places, urlOf } from './routes.js';

const PATIENCE_MS = 180_000;
/** What counts time, or is of one process, differs from one answer to the next. */
const OWN = new Set(['ageMs', 'observedMsAgo', 'brokerAnsweredMsAgo', 'secondsLeft', 'details', 'instances']);
/** What says how this very instance is. */
const OF_ONE = new Set(['/health', '/ready', '/status']);

const bases = process.argv.slice(2);
const instances = bases.map(client);
const begin = Date.now();
const plain = (text) => JSON.stringify(JSON.parse(text, (key, value) => (OWN.has(key) ? undefined : value)));

async function untilDone(attempt) {
  for (;;) {
    const trouble = await attempt().catch((error) => error.message);
    if (!trouble) return;
    if (Date.now() - begin > PATIENCE_MS) throw new Error(trouble);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

let refusals = 0;
let known;
await untilDone(async () => {
  known = await places(instances[0]);
});

/** Empty when all answered the same. */
async function difference(url, path) {
  const answers = await Promise.all(instances.map(({ ask }) => ask(url)));
  const refused = answers.findIndex(({ status }) => status >= 500);
  if (refused >= 0) {
    refusals++;
    return `${bases[refused]}${url}: ${answers[refused].status} ${answers[refused].text.slice(0, 200)}`;
  }
  if (OF_ONE.has(path)) return '';
  const told = answers.map(({ status, type, text }) => `${status} ${type.endsWith('json') ? plain(text) : text}`);
  return told.every((each) => each === told[0]) ? '' : `${url}: ${told.join('\n  and ')}`;
}

for (const path of gets()) {
  const url = urlOf(path, known);
  await untilDone(() => difference(url, path));
}
console.log(`${gets().length} routes of ${bases.length} answer ${bases.length > 1 ? 'the same ' : ''}after ${Date.now() - begin} ms, ${refusals} refusals meanwhile`);

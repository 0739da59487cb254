// Asks a running system for every GET of docs/openapi.json by the generated client, which holds each answer against the document as it decodes it.
// usage: node dist/src/ask.js [http://127.0.0.1:8080]. Ends with status 1 when an answer is refused, cannot be decoded, or a route was not asked.
import { readFile } from 'node:fs/promises';
import { client } from '../generated/client.gen.js';
import * as api from '../generated/index.js';

client.setConfig({ baseUrl: process.argv[2] ?? 'http://127.0.0.1:8080', throwOnError: true });
const must = { throwOnError: true } as const;

const { policies } = (await api.policies({ ...must, query: { limit: 500 } })).data;
const policy = policies.at(-1);
if (!policy) throw new Error('there is no policy to ask for: let a market play first');
const { backers } = (await api.backers({ ...must, path: { id: String(policy.policyId) }, query: { limit: 1 } })).data;
const backer = backers[0];
if (!backer) throw new Error(`nobody backs policy ${policy.policyId}`);
const at = String(policy.asOf.height);
const { txid } = policy.created;
await api.registerTransaction({ ...must, body: { txid } });

const book = { token: policy.token, tier: policy.tier };
const address = { address: backer.provider };
const id = { id: String(policy.policyId) };

/** One question an operation of the document, by its id. */
const questions: Record<string, () => Promise<unknown>> = {
  health: () => api.health(must),
  ready: () => api.ready(must),
  status: () => api.status(must),
  books: () => api.books({ ...must, query: { at } }),
  book: () => api.book({ ...must, path: book, query: { at } }),
  exposure: () => api.exposure({ ...must, path: book }),
  bookPolicies: () => api.bookPolicies({ ...must, path: book, query: { fromEpoch: '0', limit: 2 } }),
  vintages: () => api.vintages({ ...must, path: book }),
  bookYield: () => api.bookYield({ ...must, path: book }),
  incidents: () => api.incidents(must),
  network: () => api.network(must),
  openApiDocument: () => api.openApiDocument(must),
  operations: () => api.operations(must),
  policies: () => api.policies({ ...must, query: { book: `${book.token}:${book.tier}`, owner: policy.owner, limit: 2 } }),
  policy: () => api.policy({ ...must, path: id, query: { at } }),
  backers: () => api.backers({ ...must, path: id }),
  policyHistory: () => api.policyHistory({ ...must, path: id }),
  poolMetrics: () => api.poolMetrics({ ...must, query: { limit: 2 } }),
  prices: () => api.prices(must),
  priceDays: () => api.priceDays({ ...must, path: { asset: 'BTC' }, query: { days: 3 } }),
  provider: () => api.provider({ ...must, path: address, query: { at } }),
  entries: () => api.entries({ ...must, path: address, query: { limit: 2 } }),
  feed: () => api.feed({ ...must, path: address }),
  providerPolicies: () => api.providerPolicies({ ...must, path: address, query: { limit: 2 } }),
  proof: () => api.proof({ ...must, path: address, query: book }),
  providerRisk: () => api.providerRisk({ ...must, path: address }),
  statement: () => api.statement({ ...must, path: address, query: { ...book, format: 'json' } }),
  unfinal: () => api.unfinal({ ...must, path: address }),
  providerYield: () => api.providerYield({ ...must, path: address }),
  quote: () => api.quote({ ...must, path: { quoteId: policy.quoteId } }),
  reconciliation: () => api.reconciliation(must),
  risk: () => api.risk(must),
  statementStyle: () => api.statementStyle(must),
  transaction: () => api.transaction({ ...must, path: { txid } }),
  stream: firstEvents,
};

/** A stream has no end: whoever has enough leaves. Without a limit and an own `onSseError` the client comes back for ever, whatever is wrong. */
async function firstEvents(): Promise<readonly string[]> {
  const wanted = new Set(['block', 'pool', 'prices', 'incidents', 'policy']);
  const leave = new AbortController();
  const { stream } = await api.stream({
    query: { topics: `pool,prices,incidents,policy:${policy?.policyId}` },
    signal: leave.signal,
    sseMaxRetryAttempts: 1,
    onSseEvent: ({ event }) => wanted.delete(event ?? ''),
    onSseError: (error) => {
      throw error;
    },
  });
  const heights: string[] = [];
  for await (const answer of stream) {
    heights.push(String(answer.asOf.height));
    if (wanted.size === 0) break;
  }
  leave.abort();
  if (wanted.size > 0) throw new Error(`the stream ended without ${[...wanted].join(', ')}`);
  return heights;
}

interface Document {
  readonly paths: Readonly<Record<string, { readonly get?: { readonly operationId: string } }>>;
}
const document: Document = JSON.parse(await readFile(new URL('../../../../docs/openapi.json', import.meta.url), 'utf8'));

const faults: string[] = [];
const wanted = Object.values(document.paths).flatMap(({ get }) => (get ? [get.operationId] : []));
for (const operation of wanted) {
  try {
    const answer = await questions[operation]?.();
    if (answer === undefined) faults.push(`${operation}: no answer`);
  } catch (error) {
    faults.push(`${operation}: ${error instanceof Error ? error.message : JSON.stringify(error)}`);
  }
}
// What the document does not know is refused, as it says.
const refusal = await api.books({ throwOnError: false, query: { att: at } as object });
if (refusal.error?.code !== 'UNKNOWN_PARAMETER') faults.push(`books: an unknown parameter was not refused: ${JSON.stringify(refusal.error)}`);

console.log(`${wanted.length} operations asked by a generated TypeScript client, ${faults.length} faults`);
for (const fault of faults) console.log(fault);
process.exitCode = faults.length === 0 ? 0 : 1;

// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { History } from '../../src/provider/History';

const WHO = 'ST2REHHS5J3CERCRBEPMGH7921Q6PYKAADT7JP2VB';
const PAGE = 50;
/** Oldest first: two acts of the first days, then 129 epochs in which nothing was done. */
const LINES = [
  line('DEPOSIT', 1),
  line('WITHDRAWAL', 2),
  ...Array.from({ length: 129 }, (_, it) => line('EPOCH', 3 + it)),
];

function line(kind: string, height: number) {
  return {
    kind,
    token: 'STX',
    tier: 'balanced',
    epoch: height,
    capital: kind === 'EPOCH' ? '0' : '4200000',
    premium: '0',
    weight: '0',
    height,
    indexBlockHash: '0x00',
    burnHeight: height,
    blockTime: 1_790_000_000 + height,
    txid: kind === 'EPOCH' ? '' : `0x${height}`,
  };
}

class SilentSource {
  readonly readyState = 2;
  addEventListener(): void {}
  close(): void {}
}

let asked: string[] = [];

/** Newest first, fifty at a time, as the service answers. */
async function service(input: RequestInfo | URL): Promise<Response> {
  const url = new URL(String(input), 'http://pool');
  if (!url.pathname.endsWith('/entries')) return Response.json({ code: 'UNKNOWN_ROUTE' }, { status: 404 });
  asked.push(url.search);
  const from = Number(url.searchParams.get('cursor') ?? 0);
  const entries = [...LINES].reverse().slice(from, from + PAGE);
  const next = from + PAGE < LINES.length ? `${from + PAGE}` : null;
  return Response.json({
    provider: WHO,
    entries,
    next,
    asOf: { height: 200, indexBlockHash: '0x', burnHeight: 200, final: true },
  });
}

beforeEach(() => {
  asked = [];
  Object.assign(globalThis, { EventSource: SilentSource, fetch: service });
});
afterEach(() => act(() => render(null, document.body)));

it('acts that lie behind 129 lines of epochs are found without a press', async () => {
  act(() => render(<History address={WHO} />, document.body));
  for (let round = 0; round < 200 && !document.body.textContent?.includes('Withdrawal'); round++) {
    await act(() => new Promise((resolve) => setTimeout(resolve, 10)));
  }
  const rows = [...document.querySelectorAll('tbody tr')].map((it) => it.textContent);
  expect(rows).toHaveLength(2);
  expect(rows[0]).toContain('Withdrawal');
  expect(rows[1]).toContain('Deposit');
  expect(document.body.textContent).not.toContain('Nothing has happened yet');
  expect(asked).toHaveLength(3);
});

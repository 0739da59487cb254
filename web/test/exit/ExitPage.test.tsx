// @vitest-environment happy-dom
/** The page on a proof file of the command line and a node that answers as the vault's maps stood. */
import { readFileSync } from 'node:fs';
import { Cl, type ClarityValue, deserializeCV, serializeCV } from '@stacks/transactions';
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ExitPage } from '../../src/exit/ExitPage';

const TEXT = readFileSync('test/claim/proof.json', 'utf8');
const FILE = JSON.parse(TEXT) as {
  chainId: number;
  provider: string;
  vault: string;
  books: { root: string; weight: string; epoch: string; withdraw: { arguments: string[] } }[];
};
const [STX_BOOK] = FILE.books;
const TXID = 'cd'.repeat(32);

/** Rows by map; whatever is not in it is none. */
type Rows = Record<string, (key: Record<string, ClarityValue>) => ClarityValue>;

const uints = (numbers: Record<string, bigint>) =>
  Object.fromEntries(Object.entries(numbers).map(([name, value]) => [name, Cl.uint(value)]));

/** An epoch without policies: everybody may take what he put in. */
function rows(changed: { root?: string; epoch?: bigint; endsAt?: bigint } = {}): Rows {
  if (STX_BOOK === undefined) throw new Error('a book');
  const book = {
    ...uints({
      epoch: changed.epoch ?? BigInt(STX_BOOK.epoch),
      'ends-at': changed.endsAt ?? 1_000_000n,
      capacity: 0n,
      used: 0n,
      capital: 900_000_000_000n,
      locked: 0n,
      'premium-pending': 0n,
      'premium-earned': 0n,
    }),
    root: Cl.bufferFromHex((changed.root ?? STX_BOOK.root).replace('0x', '')),
    closed: Cl.bool(false),
    proposal: Cl.none(),
  };
  const vintage = uints({
    weight: BigInt(STX_BOOK.weight),
    locked: 0n,
    losses: 0n,
    'premium-pending': 0n,
    'premium-earned': 0n,
  });
  const account = uints({
    'deposited-ever': 100_000_000_000n,
    'withdrawn-ever': 0n,
    'premium-withdrawn-ever': 0n,
    label: 0n,
    deposited: 0n,
    withdrawn: 0n,
    'deposited-next': 0n,
  });
  return {
    books: () => Cl.some(Cl.tuple(book)),
    vintages: () => Cl.some(Cl.tuple(vintage)),
    accounts: () => Cl.some(Cl.tuple(account)),
  };
}

function node(of: Rows, chainId = FILE.chainId): typeof fetch {
  return async (input, init) => {
    const path = new URL(String(input)).pathname;
    if (path === '/v2/info') {
      return Response.json({
        stacks_tip_height: 90,
        burn_block_height: 500,
        network_id: chainId,
        stacks_tip: '4a'.repeat(32),
        stacks_tip_consensus_hash: '5b'.repeat(20),
      });
    }
    const map = path.split('/').at(-1) ?? '';
    const key = deserializeCV(JSON.parse(String(init?.body)) as string);
    const answer = key.type === 'tuple' ? of[map]?.(key.value) : undefined;
    return Response.json({ data: `0x${serializeCV(answer ?? Cl.none())}` });
  };
}

const settled = () => act(async () => void (await new Promise((done) => setTimeout(done, 0))));

describe('the way out', () => {
  const usualFetch = globalThis.fetch;
  let root: HTMLElement;
  const asked: { method: string; params: Record<string, unknown> }[] = [];

  beforeEach(() => {
    asked.length = 0;
    root = document.createElement('div');
    document.body.append(root);
    Object.assign(window, {
      StacksProvider: {
        request: async (method: string, params: Record<string, unknown>) => {
          asked.push({ method, params });
          return { result: method === 'getAddresses' ? { addresses: [{ address: FILE.provider }] } : { txid: TXID } };
        },
      },
    });
    act(() => render(<ExitPage />, root));
  });

  afterEach(() => {
    globalThis.fetch = usualFetch;
    render(null, root);
    root.remove();
  });

  const buttons = (words: RegExp) =>
    [...root.querySelectorAll('button')].filter((it) => words.test(it.textContent ?? ''));
  const button = (words: RegExp) => {
    const [found] = buttons(words);
    if (found === undefined) throw new Error(`no button ${words}: ${root.textContent}`);
    return found;
  };

  async function read(of: Rows, chainId?: number): Promise<void> {
    globalThis.fetch = node(of, chainId);
    const input = root.querySelector<HTMLInputElement>('input[type=file]');
    const url = root.querySelector<HTMLInputElement>('.field input');
    if (input === null || url === null) throw new Error('the two inputs');
    Object.defineProperty(input, 'files', { value: [new File([TEXT], 'proof.json')], configurable: true });
    input.dispatchEvent(new Event('change', { bubbles: true }));
    await settled();
    url.value = 'http://node/';
    url.dispatchEvent(new Event('input', { bubbles: true }));
    await settled();
    button(/Read the vault/).click();
    const isRead = () => buttons(/^Withdraw/).length > 0 || root.textContent?.includes('another network');
    while (!isRead()) await settled();
  }

  it('shows what may be taken, and hands the wallet exactly that', async () => {
    await read(rows());
    expect(root.textContent).toContain('Withdraw 100,000.00 STX');
    button(/Connect Stacks wallet/).click();
    await settled();
    button(/Withdraw 100,000.00 STX/).click();
    await settled();

    const sent = asked.find((it) => it.method === 'stx_callContract');
    expect(sent?.params.postConditionMode).toBe('deny');
    expect(sent?.params.address).toBe(FILE.provider);
    const args = sent?.params.functionArgs as string[];
    expect(args[2]).toBe(serializeCV(Cl.uint(100_000_000_000n)));
    // Leaf and proof are those of the command line, byte by byte.
    expect(args.slice(4).map((it) => `0x${it}`)).toEqual(STX_BOOK?.withdraw.arguments.slice(4));
    expect(root.textContent).toContain(`Sent: 0x${TXID}`);
  });

  it.each([
    ['another root', { root: '11'.repeat(32) }, 'do not lead to the root'],
    ['another epoch', { epoch: 9n }, 'make the proof file anew'],
    ['an epoch that is over', { endsAt: 1n }, 'Nothing moves until it does'],
  ])('takes nothing on %s, and says why', async (_, changed, words) => {
    await read(rows(changed));
    expect(root.textContent).toContain(words);
    expect(button(/^Withdraw/).disabled).toBe(true);
  });

  it('refuses a node of another network', async () => {
    await read(rows(), 1);
    expect(root.textContent).toContain('another network');
  });
});

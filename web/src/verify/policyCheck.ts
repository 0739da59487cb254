/** A policy, from its lock to what it paid: docs/domain.md section 3, done in the browser on rows of a node. */
import type { Policy, PolicyHistory } from '../api/people';
import type { Tip } from '../claim/node';
import type { Pair } from '../claim/working';
import { momentOf } from '../format/time';
import { bookLabel } from '../format/words';
import { payoff } from '../protect/payoff';
import { exactBtc, exactToken, exactUsd } from '../wallet/amounts';
import type { PolicyNode, PolicyRow, PriceAsset, PriceRecord, Request, Window } from './policyRows';
import { type Pressed, pressedCheck, pressedNotes } from './pressed';
import {
  type Check,
  type Compared,
  compared,
  type Difference,
  differencesOf,
  differingTexts,
  type Report,
  reportOf,
  sentenceOf,
  unread,
} from './report';

export interface ShownPolicy {
  readonly policy: Policy;
  /** null when it is not known: only a policy that was activated needs it */
  readonly history: PolicyHistory | null;
}

export interface AskedOfPolicy {
  readonly node: Pick<PolicyNode, 'policy' | 'lock' | 'firstPrice' | 'request'>;
  readonly tip: Tip;
}

/** Behind an expiration; behind a request of activation. Source: policy-registry.clar. */
const VOID_BLOCKS = 1_008n;
const ACTIVATION_BLOCKS = 7n;

type Settlement = NonNullable<Policy['settlement']>;

/** `pressed`: as it stood on the page. */
export async function checkPolicy(shown: ShownPolicy, asked: AskedOfPolicy, pressed: Policy): Promise<Report> {
  const { policy } = shown;
  const numbers = numbersOf(pressed, policy);
  const blocks = { pressed: pressed.asOf, again: policy.asOf };
  const amount = (units: bigint) => exactToken(units, policy.token);
  const checks = [
    pressedCheck(numbers, blocks, amount),
    await termsCheck(policy, asked),
    await lockCheck(policy, asked),
  ];
  if (policy.settlement !== null) {
    checks.push(...(await endChecks(shown, policy.settlement, asked)));
  } else if (policy.status !== 'ACTIVE') {
    checks.push(unread('result', 'What it paid', 'This service does not tell it.'));
  }
  const notes = [
    ...pressedNotes(numbers, blocks, amount),
    `Everything is as of block ${policy.asOf.height}; the node is at block ${asked.tip.height}.`,
  ];
  if (policy.status === 'ACTIVE' && policy.activationRequestedAt > 0) {
    notes.push(
      `Activation was asked for at Bitcoin block ${policy.activationRequestedAt}: the first price after it decides.`,
    );
  }
  return reportOf(`Policy ${policy.policyId}`, checks, notes);
}

/** The numbers of a policy that can be pressed. One that had not ended on the page had no payout there. */
function numbersOf(pressed: Policy, again: Policy): Pressed[] {
  const collateral = { number: 'Collateral', pressed: pressed.collateral, again: again.collateral };
  if (pressed.settlement === null) return [collateral];
  const payout = { number: 'Payout', pressed: pressed.settlement.payout, again: again.settlement?.payout ?? 0n };
  return [collateral, payout];
}

function textsOf(pairs: readonly (readonly [string, string, string])[]): Difference[] {
  return differingTexts(
    pairs.map(([number, ours, theirs]) => ({ number, ours: ['this service', ours], theirs: ['the node', theirs] })),
  );
}

function numberOf(number: string, ours: bigint, theirs: bigint): Compared<bigint>[] {
  return [{ number, ours: ['this service', ours], theirs: ['the node', theirs] }];
}

async function termsCheck(policy: Policy, { node }: AskedOfPolicy): Promise<Check> {
  const title = 'The terms, as the registry has them';
  try {
    const row = await node.policy(policy.policyId);
    return compared(
      { id: 'terms', title, facts: termsFacts(row, policy) },
      [
        ...textsOf([
          ['Owner', policy.owner, row.owner],
          ['Kind', policy.policyType, row.policyType],
          ['Style', policy.style, row.style],
          ['Token', policy.token, row.token],
          ['Tier', policy.tier, row.tier],
          ['Status', policy.status, row.status],
        ]),
        ...differencesOf(numberOf('Protected value', policy.strike, row.strike), exactUsd),
        ...differencesOf(numberOf('Protected amount', policy.amount, row.amount), exactBtc),
        ...differencesOf(
          numberOf('Ends at Bitcoin block', BigInt(policy.expirationHeight), row.expirationHeight),
          String,
        ),
        ...differencesOf(
          [
            ...numberOf('Collateral', policy.collateral, row.collateral),
            ...numberOf('Premium', policy.premium, row.premium),
          ],
          (units) => exactToken(units, policy.token),
        ),
      ],
      'Read from the node: the same as this service has.',
    );
  } catch (failed) {
    return unread('terms', title, sentenceOf(failed));
  }
}

function termsFacts(row: PolicyRow, { token }: Policy): Pair[] {
  return [
    ['Owner', row.owner],
    ['Kind', row.policyType],
    ['Style', row.style],
    ['Protected value K', exactUsd(row.strike)],
    ['Protected amount Q', exactBtc(row.amount)],
    ['Ends at Bitcoin block', String(row.expirationHeight)],
    ['Collateral', exactToken(row.collateral, token)],
    ['Premium paid', exactToken(row.premium, token)],
    ['Status', row.status],
  ];
}

async function lockCheck(policy: Policy, { node }: AskedOfPolicy): Promise<Check> {
  const title = 'The lock in the vault';
  const isActive = policy.status === 'ACTIVE';
  try {
    const lock = await node.lock(policy.policyId);
    const amount = (units: bigint) => exactToken(units, policy.token);
    if (lock === null) {
      const missing: Difference = {
        number: 'Locked for this policy',
        ours: ['this service', amount(policy.collateral)],
        theirs: ['the node', 'nothing'],
        by: null,
      };
      return compared(
        { id: 'lock', title },
        isActive ? [missing] : [],
        'Nothing is locked any more: the policy ended.',
      );
    }
    const facts: Pair[] = [
      ['Book', `${lock.token} ${lock.tier}, epoch ${lock.epoch}`],
      ['Collateral', amount(lock.collateral)],
      ['Premium for its providers, without the fee', amount(lock.premium)],
      ['It pays nobody but', lock.owner],
      ['Ended by nobody but', lock.registry],
    ];
    const locked = isActive ? policy.collateral : 0n;
    return compared(
      { id: 'lock', title, facts },
      [
        ...differencesOf(numberOf('Locked for this policy', locked, lock.collateral), amount),
        ...textsOf([
          ['Owner of the lock', policy.owner, lock.owner],
          ['Book', bookLabel(policy), `${lock.token === 'SBTC' ? 'sBTC' : lock.token} ${lock.tier}`],
        ]),
      ],
      'Read from the node: locked for this policy alone, the same as this service has.',
    );
  } catch (failed) {
    return unread('lock', title, sentenceOf(failed));
  }
}

function windowBehind({ height, time }: Request): Window {
  return { from: height + 1n, to: height + ACTIVATION_BLOCKS, after: time };
}

interface Decided {
  /** Which records decide it. */
  readonly window: Window;
  readonly checks: Check[];
}

/**
 * A sentence when it cannot be told. The registry forgets a request when the policy ends, and a node knows its rows behind older
 * blocks: behind that of the request it was pending. No earlier one could have ended the policy: it was over before this one was made.
 */
async function decided({ policy, history }: ShownPolicy, { node }: AskedOfPolicy): Promise<Decided | string> {
  if (policy.status !== 'EXERCISED') {
    const from = BigInt(policy.expirationHeight);
    return { window: { from, to: from + VOID_BLOCKS, after: 0n }, checks: [] };
  }
  const told = history?.entries
    .filter((it) => it.kind === 'ACTIVATION_REQUESTED')
    .sort((a, b) => b.height - a.height)[0];
  if (told === undefined) return 'This service does not tell when activation was asked for.';
  const ours = { height: BigInt(told.burnHeight), time: BigInt(told.blockTime) };
  const about = { id: 'request', title: 'When activation was asked for' };
  try {
    const theirs = await node.request(policy.policyId, told.indexBlockHash);
    return { window: windowBehind(theirs ?? ours), checks: [requestCheck(about, ours, theirs)] };
  } catch (failed) {
    const says = `Not verified, when it was asked is this service's word. The registry forgets it when the policy ends, and this node does not tell of the block before: ${sentenceOf(failed)}`;
    return { window: windowBehind(ours), checks: [unread(about.id, about.title, says)] };
  }
}

function requestCheck(about: { id: string; title: string }, ours: Request, theirs: Request | null): Check {
  const bitcoin = (it: Request) => `Bitcoin block ${it.height}`;
  if (theirs === null) {
    const missing: Difference = {
      number: 'Activation',
      ours: ['this service', `asked for at ${bitcoin(ours)}`],
      theirs: ['the node', 'not asked for'],
      by: null,
    };
    return compared(about, [missing], '');
  }
  const facts: Pair[] = [
    ['Asked for at', bitcoin(theirs)],
    ['Prices count that were observed after', momentOf(Number(theirs.time) * 1_000)],
  ];
  return compared(
    { ...about, facts },
    textsOf([
      ['Asked for at', bitcoin(ours), bitcoin(theirs)],
      ['Time of the request', `${ours.time} s`, `${theirs.time} s`],
    ]),
    'Read from the node, behind the block of the request: the same as this service has.',
  );
}

async function endChecks(shown: ShownPolicy, settlement: Settlement, asked: AskedOfPolicy): Promise<Check[]> {
  const { policy } = shown;
  const end = await decided(shown, asked);
  if (typeof end === 'string') return [unread('prices', 'The price that ended it', end)];
  const { window } = end;
  const assets: readonly PriceAsset[] = policy.policyType === 'PUT' ? ['BTC', 'STX'] : ['BTC'];
  const checks: Check[] = [...end.checks];
  const found = new Map<PriceAsset, PriceRecord | null>();
  for (const asset of assets) {
    const title = `The price of ${asset} that ended it`;
    try {
      const record = await asked.node.firstPrice(asset, window);
      found.set(asset, record);
      checks.push(priceCheck(shown, settlement, { asset, record, window, title }));
    } catch (failed) {
      checks.push(unread(`price-${asset}`, title, sentenceOf(failed)));
    }
  }
  if (found.size < assets.length) return checks;
  return [
    ...checks,
    policy.status === 'VOID' ? voidCheck(settlement, policy, found) : payoutCheck(policy, settlement, found),
  ];
}

interface Found {
  readonly asset: PriceAsset;
  readonly record: PriceRecord | null;
  readonly window: Window;
  readonly title: string;
}

function priceCheck({ policy }: ShownPolicy, settlement: Settlement, { asset, record, window, title }: Found): Check {
  const id = `price-${asset}`;
  const said = asset === 'BTC' ? settlement.btcPrice : settlement.stxPrice;
  const heights = `Bitcoin blocks ${window.from} to ${window.to}`;
  if (record === null) {
    const differences: Difference[] =
      said === null
        ? []
        : [
            {
              number: `Price of ${asset}`,
              ours: ['this service', exactUsd(said)],
              theirs: ['the node', 'none'],
              by: null,
            },
          ];
    return compared({ id, title }, differences, `The oracle recorded none in ${heights}.`);
  }
  const counts =
    policy.status === 'EXERCISED'
      ? `the first in ${heights} that was observed after the request`
      : `the first at or after the end, Bitcoin block ${window.from}`;
  const check = {
    id,
    title,
    facts: [
      ['Recorded at Bitcoin block', String(record.height)],
      ['The record before it', record.previous === 0n ? 'none' : String(record.previous)],
      ['Price', exactUsd(record.price)],
    ] as const,
  };
  if (policy.status === 'VOID') return { ...check, outcome: 'read', says: `The node has one: ${counts}.` };
  return compared(
    check,
    said === null
      ? [
          {
            number: `Price of ${asset}`,
            ours: ['this service', 'none'],
            theirs: ['the node', exactUsd(record.price)],
            by: null,
          },
        ]
      : differencesOf(numberOf(`Price of ${asset}`, said, record.price), exactUsd),
    `The same as this service has: ${counts}.`,
  );
}

function voidCheck(settlement: Settlement, policy: Policy, found: ReadonlyMap<PriceAsset, PriceRecord | null>): Check {
  const isWithoutPrice = [...found.values()].some((it) => it === null);
  const paid = exactToken(settlement.payout, policy.token);
  return compared(
    { id: 'result', title: 'Ended without a price' },
    [
      ...textsOf([['End', 'without a price', isWithoutPrice ? 'without a price' : 'there was a price']]),
      ...textsOf([['Paid', paid, exactToken(0n, policy.token)]]),
    ],
    'A price that it needed was not recorded for a week behind its end: nothing is paid, and the premium without the fee goes back.',
  );
}

function payoutCheck(
  policy: Policy,
  settlement: Settlement,
  found: ReadonlyMap<PriceAsset, PriceRecord | null>,
): Check {
  const title = 'What it paid';
  const btc = found.get('BTC')?.price;
  const stx = policy.policyType === 'PUT' ? found.get('STX')?.price : 1n;
  if (btc === undefined || stx === undefined) {
    return unread('result', title, 'Without the prices above it cannot be computed.');
  }
  const ours = payoff(policy, { btc, stx });
  const amount = (units: bigint) => exactToken(units, policy.token);
  return compared(
    {
      id: 'result',
      title,
      facts: [
        ...formulaFacts(policy, btc, stx),
        ['Computed here', amount(ours.payout)],
        ['Not covered by the collateral', amount(ours.shortfall)],
        ['What we show', amount(settlement.payout)],
      ],
    },
    differencesOf(
      [
        { number: 'Payout', ours: ['this service', settlement.payout], theirs: ['computed here', ours.payout] },
        {
          number: 'Shortfall',
          ours: ['this service', settlement.shortfall],
          theirs: ['computed here', ours.shortfall],
        },
      ],
      amount,
    ),
    'Equal to the unit.',
  );
}

/** The formula, and below it the same with its numbers: USD x 10^8, sats, base units. */
function formulaFacts({ policyType, strike, amount, collateral }: Policy, btc: bigint, stx: bigint): Pair[] {
  const isPut = policyType === 'PUT';
  const isOut = isPut ? btc >= strike : btc <= strike;
  if (isOut) {
    return [
      ['Formula', isPut ? 'S ≥ K: nothing' : 'S ≤ K: nothing'],
      ['With its numbers', `${exactUsd(btc)} ${isPut ? '≥' : '≤'} ${exactUsd(strike)}`],
    ];
  }
  return isPut
    ? [
        ['Formula', '(K − S) × Q / (100 × P′) rounded down, at most the collateral'],
        ['With its numbers', `(${strike} − ${btc}) × ${amount} / (100 × ${stx}), at most ${collateral}`],
      ]
    : [
        ['Formula', '(S − K) × Q / S rounded down, at most the collateral'],
        ['With its numbers', `(${btc} − ${strike}) × ${amount} / ${btc}, at most ${collateral}`],
      ];
}

/** Histories of the reference program through the whole verification: equal, and told apart wherever one side is changed. */
import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Account } from '../../src/api/people';
import type { Check, Report } from '../../src/verify/report';
import { SUBJECTS, type Subject } from '../../src/verify/subjects';
import { verify } from '../../src/verify/verify';
import { answering, NETWORK, NODE, pressedOf, type World, world } from './chain';

const ALL = Object.keys(SUBJECTS) as Subject[];
const usualFetch = globalThis.fetch;

afterEach(() => {
  globalThis.fetch = usualFetch;
});

function run(of: World, subject: Subject = 'withdrawable', pressed: Partial<Account> = {}): Promise<Report> {
  globalThis.fetch = answering(of);
  const account = { ...pressedOf(of), ...pressed };
  return verify({ kind: 'book', provider: of.provider, account, subject }, NETWORK, NODE);
}

function check(report: Report, id: string): Check {
  const found = report.checks.find((it) => it.id === id);
  if (found === undefined) throw new Error(`no check ${id} of ${report.checks.map((it) => it.id)}`);
  return found;
}

const outcomes = (report: Report) => Object.fromEntries(report.checks.map((it) => [it.id, it.outcome]));

type Views = Record<string, Record<'tip' | 'closed', Record<string, unknown>>>;
const VIEWS = JSON.parse(readFileSync('test/verify/views.json', 'utf8')) as Views;
const EVERYBODY = Object.entries(VIEWS).flatMap(([id, views]) =>
  (['tip', 'closed'] as const).flatMap((when) => Object.keys(views[when]).map((provider) => ({ id, when, provider }))),
);

describe('a book of the reference', () => {
  it.each(EVERYBODY)('$id $when $provider is equal in every number, or open for want of a leaf', async (it) => {
    const of = world(it.id, it.provider, it.when);
    for (const subject of ALL) {
      const report = await run(of, subject);
      const differing = report.checks.filter((one) => one.outcome === 'differs').map((one) => one.says);
      expect(differing, subject).toEqual([]);
      if (of.service.proof !== null) expect(report.verdict, subject).toBe('equal');
    }
  });
});

// Losses, locks, premium and what is for sale; the provider has withdrawn before.
const ID = '20261129-0';
const PROVIDER = 'ST1VGANN4V67CMZSVB125EZEFDRQZ85CKWSB6PYWG';

describe('every step', () => {
  let of: World;
  beforeEach(() => {
    of = world(ID, PROVIDER);
  });

  it('says what was done for it, and the result names the number', async () => {
    const report = await run(of);
    expect(outcomes(report)).toEqual({
      node: 'read',
      pressed: 'equal',
      leaf: 'equal',
      path: 'equal',
      root: 'equal',
      book: 'equal',
      vintages: 'equal',
      account: 'equal',
      claim: 'computed',
      'get-claim': 'equal',
      result: 'equal',
    });
    expect(report.says).toBe('Withdrawable now in sBTC conservative: equal to what we show, to the unit.');
    expect(check(report, 'result').facts).toContainEqual(['What we show', '12.43971943 sBTC']);
    expect(report.notes[0]).toBe('Everything is as of block 700; the node is at block 705.');
  });

  const leaf = (it: World) => {
    if (it.service.proof === null) throw new Error('a leaf');
    return it.service.proof;
  };
  const vintage = (it: World) => {
    const row = it.chain.vintages['31'];
    if (row === undefined) throw new Error('a vintage');
    return row;
  };
  const account = (it: World) => {
    if (it.chain.account === undefined) throw new Error('an account');
    return it.chain.account;
  };
  const more = (text: string | undefined) => String(BigInt(text ?? '0') + 1n);

  it.each<[string, (it: World) => void, string, string]>([
    [
      'a field of the leaf',
      (it) => {
        leaf(it).leaf.opening = more(leaf(it).leaf.opening);
      },
      'leaf',
      'Hash of the leaf: this service says',
    ],
    [
      'a weight in the leaf',
      (it) => {
        const [weight] = leaf(it).leaf.weights;
        if (weight) weight.weight = more(weight.weight);
      },
      'path',
      'Root: this service says',
    ],
    [
      'a step',
      (it) => {
        const [step] = leaf(it).steps;
        if (step) step.sum = more(step.sum);
      },
      'path',
      'Root: this service says',
    ],
    [
      'the root on the chain',
      (it) => {
        it.chain.book.root = '11'.repeat(32);
      },
      'root',
      `the node says ${'11'.repeat(32)}`,
    ],
    [
      'the weight of the epoch on the chain',
      (it) => {
        const now = it.chain.vintages['31'];
        if (now) now.weight = more(now.weight);
      },
      'root',
      'Weight of the epoch: computed here says 3398894726781321, the node says 3398894726781322; the node has 1 more.',
    ],
    [
      'the epoch of the leaf',
      (it) => {
        it.chain.book.epoch = '32';
      },
      'root',
      'Epoch: this service says 31, the node says 32; the node has 1 more.',
    ],
    [
      'a row of a vintage',
      (it) => {
        vintage(it).losses = more(vintage(it).losses);
      },
      'vintages',
      'Losses of epoch 31: this service says 0 sBTC, the node says 0.00000001 sBTC; the node has 0.00000001 sBTC more.',
    ],
    [
      'the account row',
      (it) => {
        account(it).withdrawnEver = more(account(it).withdrawnEver);
      },
      'account',
      'Deposited less withdrawn: this service says 7,684.12542261 sBTC, the node says 7,684.1254226 sBTC; this service has 0.00000001 sBTC more.',
    ],
    [
      'a row of the book',
      (it) => {
        it.chain.book.capital = more(it.chain.book.capital);
      },
      'book',
      'Capital of the book: this service says',
    ],
    [
      'the number that we show',
      (it) => {
        it.service.account.freeNow = '1243971944';
      },
      'result',
      'Withdrawable now: this service says 12.43971944 sBTC, computed here says 12.43971943 sBTC; this service has 0.00000001 sBTC more.',
    ],
    [
      "the vault's own answer",
      (it) => {
        it.claim = { ...it.claim, 'capital-limit': '1' };
      },
      'get-claim',
      'Capital limit: computed here says 12.43971943 sBTC, the vault says 0.00000001 sBTC',
    ],
  ])('tells a change of %s', async (_, change, id, words) => {
    change(of);
    const report = await run(of);
    expect(report.verdict).toBe('differs');
    expect(check(report, id).outcome).toBe('differs');
    expect(check(report, id).says).toContain(words);
  });

  it.each<[string, (it: World) => void, string]>([
    [
      'a node that is silent',
      (it) => {
        it.isSilent = true;
      },
      `The node at ${NODE} does not answer.`,
    ],
    [
      'a node of another network',
      (it) => {
        it.info.network_id = 1;
      },
      "its chain id is 1, this pool's is 2147483648. Nothing was read from it.",
    ],
    [
      'a node that is behind',
      (it) => {
        it.info.stacks_tip_height = 699;
      },
      'It is at block 699, what we show is of block 700.',
    ],
  ])('says nothing of the number with %s', async (_, change, words) => {
    change(of);
    const report = await run(of);
    expect(report.verdict).toBe('open');
    expect(report.checks.at(-1)?.outcome).toBe('unread');
    expect(report.checks.at(-1)?.says).toContain(words);
  });

  it('says nothing of the number when the service keeps the proof back', async () => {
    of.service.proof = null;
    const report = await run(of);
    expect(report.verdict).toBe('differs');
    expect(check(report, 'leaf').outcome).toBe('unread');
    expect(check(report, 'leaf').says).toContain('or the leaf is kept back');
    // The rows alone allow nothing; what we show is more.
    expect(check(report, 'result').outcome).toBe('differs');
  });

  it('needs no leaf for a first deposit, and says so', async () => {
    const late = 'ST2Q71PBQNSSA14PJRWK67CG3HGA2F7P8VMWD0G47';
    of.service.proof = null;
    Object.assign(account(of), {
      depositedEver: '5',
      withdrawnEver: '0',
      premiumWithdrawnEver: '0',
      label: '31',
      deposited: '5',
      withdrawn: '0',
      depositedNext: '0',
    });
    const zeros = { locked: '0', losses: '0', premiumEarned: '0', premiumWithdrawn: '0', withdrawn: '0' };
    Object.assign(of.service.account, zeros, {
      deposited: '5',
      pending: '5',
      limit: '5',
      withdrawable: '5',
      freeNow: '5',
    });
    of.claim = { 'capital-limit': '5', 'premium-limit': '0', capital: '5', premium: '0' };
    const report = await run({ ...of, provider: late });
    expect(report.verdict).toBe('equal');
    expect(check(report, 'leaf').outcome).toBe('left-out');
    expect((await run({ ...of, provider: late }, 'losses')).verdict).toBe('open');
  });

  it('leaves get-claim out where a node does not run so long a call, and is equal by the rows', async () => {
    of.claim = null;
    const report = await run(of);
    expect(check(report, 'get-claim').outcome).toBe('left-out');
    expect(report.verdict).toBe('equal');
  });

  it('says what an opening in progress and an epoch that is over mean', async () => {
    const over = { ...of, chain: { ...of.chain, endsAt: 500n } };
    expect((await run(over)).notes[1]).toBe(
      'Epoch 31 is over. No other is proposed yet. Nothing can be withdrawn until it begins.',
    );
    const proposed = { ...over, confirmableAt: 503n };
    expect((await run(proposed)).notes[1]).toContain('Epoch 32 is proposed, and may begin from Bitcoin block 503 on.');
  });

  it.each<[string, (it: World) => void, Report['verdict']]>([
    [
      'between two epochs',
      (it) => {
        it.chain.endsAt = 500n;
      },
      'equal',
    ],
    [
      'while paused in the second half of an epoch',
      (it) => {
        Object.assign(it, { isPaused: true });
        it.chain.endsAt = 560n;
      },
      'equal',
    ],
    [
      'while paused in the first half, when it would be paid',
      (it) => {
        Object.assign(it, { isPaused: true });
        it.chain.endsAt = 640n;
      },
      'differs',
    ],
    ['without a reason', () => {}, 'differs'],
  ])('nothing shown as free %s', async (_, change, verdict) => {
    change(of);
    of.service.account.freeNow = '0';
    expect((await run(of)).verdict).toBe(verdict);
  });

  it.each<[string, (it: World) => void, Report['verdict']]>([
    [
      'in the second half of an epoch differs',
      (it) => {
        it.chain.endsAt = 560n;
      },
      'differs',
    ],
    [
      'in the first half is equal',
      (it) => {
        it.chain.endsAt = 640n;
      },
      'equal',
    ],
    [
      'is open where only the height that the service names is of the first half',
      (it) => {
        it.chain.endsAt = 573n;
      },
      'open',
    ],
  ])('shown as free while paused %s', async (_, change, verdict) => {
    Object.assign(of, { isPaused: true });
    change(of);
    const report = await run(of);
    expect(report.verdict).toBe(verdict);
    if (verdict === 'open') expect(check(report, 'pause').says).toContain("this service's word");
    // A pause is no matter of what is locked.
    expect((await run(of, 'locked')).verdict).toBe('equal');
  });

  it('shown as free is open where the epoch is over by the node, and not by the height that the service names', async () => {
    of.chain.endsAt = 501n;
    expect((await run(of)).verdict).toBe('open');
  });

  it('tells a number on the page from the one that this service tells when it is asked again', async () => {
    const report = await run(of, 'withdrawable', { freeNow: 9_900_000_000n });
    expect(report.verdict).toBe('differs');
    expect(check(report, 'pressed').says).toBe(
      'Withdrawable now: this page says 99 sBTC, this service says 12.43971943 sBTC; this page has 86.56028057 sBTC more.',
    );
    expect(check(report, 'result').outcome).toBe('equal');
  });

  it('does not say equal of a number of another block', async () => {
    const asOf = { height: 698, indexBlockHash: `0x${'cd'.repeat(32)}`, burnHeight: 499, final: true };
    const report = await run(of, 'withdrawable', { freeNow: 9_900_000_000n, asOf });
    expect(report.verdict).toBe('open');
    expect(check(report, 'pressed').says).toContain(
      'You pressed 99 sBTC of block 698; this is of block 700, where it is 12.43971943 sBTC.',
    );
    const same = await run(of, 'withdrawable', { asOf });
    expect(same.verdict).toBe('equal');
    expect(same.notes).toContain('You pressed 12.43971943 sBTC of block 698; this is of block 700, and the same.');
  });

  it('says that a book is closed', async () => {
    expect((await run(world(ID, PROVIDER, 'closed'))).notes[1]).toContain('closed for good');
  });
});

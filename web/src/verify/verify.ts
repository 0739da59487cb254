/** One verification from the beginning to its report: the node first, then what this service says, then every step. */
import { get, routes } from '../api/client';
import type { Block, Network } from '../api/shapes';
import { NodeReader, type Tip } from '../claim/node';
import { VaultNode } from '../claim/rows';
import { plainly } from '../format/refusals';
import type { Verifying } from './asked';
import { checkBook } from './bookCheck';
import { checkPolicy } from './policyCheck';
import { PolicyNode } from './policyRows';
import { type Check, type Report, reportOf, sentenceOf, unread } from './report';
import { shownBook } from './shown';
import { SUBJECTS } from './subjects';

export function titleOf(wanted: Verifying): string {
  return wanted.kind === 'book' ? SUBJECTS[wanted.subject].title : `Policy ${wanted.policy.policyId}`;
}

export async function verify(wanted: Verifying, network: Network, url: string): Promise<Report> {
  const notDone = (check: Check) => reportOf(titleOf(wanted), [check]);
  const node = new NodeReader(url);
  let tip: Tip;
  try {
    tip = await node.tip();
  } catch (failed) {
    return notDone(unread('node', 'The node', sentenceOf(failed)));
  }
  if (tip.chainId !== network.chainId) {
    const says = `It is of another network: its chain id is ${tip.chainId}, this pool's is ${network.chainId}. Nothing was read from it.`;
    return notDone(unread('node', 'The node', says));
  }
  const report = wanted.kind === 'book' ? ofBook(wanted, network, url, tip) : ofPolicy(wanted, network, { node, tip });
  const { checks, ...rest } = await report;
  return { ...rest, checks: [nodeCheck(url, tip, network), ...checks] };
}

function nodeCheck(url: string, tip: Tip, { contracts }: Network): Check {
  return {
    id: 'node',
    title: 'The node',
    outcome: 'read',
    says: `It is of the network of this pool, at block ${tip.height}. Which contracts are asked is as this service tells: compare them with those you know.`,
    facts: [
      ['Asked', url],
      ['Vault', contracts.vault],
      ['Registry', contracts.registry],
      ['Oracle', contracts.oracle ?? 'not told'],
    ],
  };
}

/** A node cannot tell of a block that it does not have yet. */
function behind(tip: Tip, asOf: Block): Check | null {
  return tip.height >= asOf.height
    ? null
    : unread(
        'node',
        'The node',
        `It is at block ${tip.height}, what we show is of block ${asOf.height}. Please try again when it has caught up.`,
      );
}

async function ofBook(
  wanted: Extract<Verifying, { kind: 'book' }>,
  { contracts }: Network,
  url: string,
  tip: Tip,
): Promise<Report> {
  const title = titleOf(wanted);
  const shown = await shownBook(wanted.provider, wanted.account);
  if (!shown.ok) return reportOf(title, [unread('shown', 'What we show', plainly(shown.problem))]);
  const late = behind(tip, shown.value.account.asOf);
  if (late !== null) return reportOf(title, [late]);
  return checkBook(shown.value, { node: new VaultNode(url, contracts.vault), tip }, wanted);
}

async function ofPolicy(
  wanted: Extract<Verifying, { kind: 'policy' }>,
  { contracts }: Network,
  asked: { node: NodeReader; tip: Tip },
): Promise<Report> {
  const id = wanted.policy.policyId;
  const [policy, history] = await Promise.all([get(routes.policy(id)), get(routes.policyHistory(id))]);
  const title = titleOf(wanted);
  if (!policy.ok) return reportOf(title, [unread('shown', 'What we show', plainly(policy.problem))]);
  if (contracts.oracle === null) {
    return reportOf(title, [unread('shown', 'What we show', 'This service does not tell which oracle it uses.')]);
  }
  const { asOf } = policy.value;
  const late = behind(asked.tip, asOf);
  if (late !== null) return reportOf(title, [late]);
  const at = { indexBlockHash: asOf.indexBlockHash.replace(/^0x/, ''), burnHeight: BigInt(asOf.burnHeight) };
  const node = new PolicyNode(asked.node, { ...contracts, oracle: contracts.oracle }, at);
  const shown = { policy: policy.value, history: history.ok ? history.value : null };
  return checkPolicy(shown, { node, tip: asked.tip }, wanted.policy);
}

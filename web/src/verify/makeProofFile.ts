/** The proof file of a provider from what this service tells, each leaf led to its root in the browser before it is written. */
import { get, routes } from '../api/client';
import type { Account, Proof, Provider } from '../api/people';
import type { Book, Network } from '../api/shapes';
import { proofFileText, type WrittenBook } from '../claim/proofFile';
import { climb, leadsTo } from '../claim/tree';
import { plainly } from '../format/refusals';
import { bookLabel } from '../format/words';
import { leafOf, stepsOf, without0x } from './apiProof';
import { proofIn } from './shown';

/** Throws an Error whose message is a sentence. */
export async function makeProofFile(network: Network, provider: Provider): Promise<string> {
  const books = await get(routes.books());
  if (!books.ok) throw new Error(plainly(books.problem));
  const written: WrittenBook[] = [];
  for (const account of provider.books) {
    const answer = proofIn(await get(routes.proof(provider.provider, account.token, account.tier)));
    if (answer.noProof !== null) throw new Error(`${bookLabel(account)}: ${answer.noProof}`);
    const book = books.value.books.find((it) => it.token === account.token && it.tier === account.tier);
    if (book === undefined) throw new Error(`${bookLabel(account)}: the services do not tell of this book.`);
    written.push(await writtenBook(provider.provider, account, book, answer.proof));
  }
  return proofFileText({
    chainId: network.chainId,
    vault: network.contracts.vault,
    sbtc: network.contracts.sbtcToken,
    provider: provider.provider,
    height: provider.asOf.height,
    indexBlockHash: provider.asOf.indexBlockHash,
    burnHeight: provider.asOf.burnHeight,
    books: written,
  });
}

/** Limits are as this service has them: who withdraws by the file reads them anew from a node. */
async function writtenBook(provider: string, account: Account, book: Book, proof: Proof | null): Promise<WrittenBook> {
  const { token, tier } = account;
  const claimable = account.premiumEarned - account.premiumWithdrawn;
  const common = {
    token,
    tier,
    limits: { capital: account.limit, premium: account.premiumEarned },
    withdrawable: { capital: account.withdrawable, premium: claimable > 0n ? claimable : 0n },
  };
  if (proof === null) {
    const root = { hash: without0x(book.root), sum: book.weight };
    return {
      ...common,
      epoch: BigInt(book.epoch),
      closed: book.phase === 'CLOSED',
      root,
      leaf: null,
      leafHash: null,
      steps: [],
    };
  }
  if (proof.epoch !== account.epoch) {
    throw new Error(`${bookLabel(account)}: An epoch has just begun. Please try again in a moment.`);
  }
  const leaf = leafOf(proof);
  const steps = stepsOf(proof);
  const root = { hash: without0x(proof.root), sum: proof.weight };
  const nodes = await climb(leaf, steps);
  if (leaf.provider !== provider || !leadsTo(nodes, root)) {
    throw new Error(`${bookLabel(account)}: leaf and path do not lead to the root. Nothing was saved.`);
  }
  const leafHash = nodes[0]?.hash ?? null;
  return { ...common, epoch: leaf.epoch, closed: proof.closed, root, leaf, leafHash, steps };
}

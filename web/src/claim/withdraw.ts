/** The call that takes a claim out, and the only movement that it may make. */
import { Cl, type ClarityValue, type PostCondition, postConditionToHex, serializeCV } from '@stacks/transactions';
import type { Limits } from './claim';
import { type BookName, type Leaf, leafValue, type Step } from './leaf';

export interface WithdrawCall {
  readonly contract: string;
  readonly functionName: 'withdraw';
  readonly argumentsHex: readonly string[];
  readonly postConditionsHex: readonly string[];
}

/** Book, leaf and proof as the vault's functions take them: token, tier, leaf, proof. */
export function claimArguments(
  book: BookName,
  leaf: Leaf | null,
  steps: readonly Step[],
): [ClarityValue, ClarityValue, ClarityValue, ClarityValue] {
  const proof = steps.map((it) =>
    Cl.tuple({ hash: Cl.bufferFromHex(it.hash), sum: Cl.uint(it.sum), left: Cl.bool(it.left) }),
  );
  return [
    Cl.stringAscii(book.token),
    Cl.stringAscii(book.tier),
    leaf === null ? Cl.none() : Cl.some(leafValue(leaf)),
    Cl.list(leaf === null ? [] : proof),
  ];
}

export function withdrawCall(
  contracts: { readonly vault: string; readonly sbtc: string },
  book: BookName,
  amounts: Limits,
  leaf: Leaf | null,
  steps: readonly Step[],
): WithdrawCall {
  const [token, tier, ...shown] = claimArguments(book, leaf, steps);
  const values = [token, tier, Cl.uint(amounts.capital), Cl.uint(amounts.premium), ...shown];
  return {
    contract: contracts.vault,
    functionName: 'withdraw',
    argumentsHex: values.map((it) => serializeCV(it)),
    postConditionsHex: [postConditionToHex(movement(contracts, book, amounts.capital + amounts.premium))],
  };
}

function movement(
  contracts: { readonly vault: string; readonly sbtc: string },
  book: BookName,
  amount: bigint,
): PostCondition {
  const exactly = { address: contracts.vault, condition: 'eq', amount } as const;
  return book.token === 'STX'
    ? { type: 'stx-postcondition', ...exactly }
    : {
        type: 'ft-postcondition',
        ...exactly,
        asset: `${contracts.sbtc}::sbtc-token` as `${string}.${string}::${string}`,
      };
}

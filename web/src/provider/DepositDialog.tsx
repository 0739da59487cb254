import { useState } from 'preact/hooks';
import { routes } from '../api/client';
import { useLive, valueIn } from '../api/live';
import type { Book, Tier, Token } from '../api/shapes';
import { type Parsed, parseAmount, plainAmount, understood } from '../format/parse';
import { amountWithUnit } from '../format/units';
import { tokenLabel } from '../format/words';
import { Countdown } from '../parts/Countdown';
import { Dialog } from '../parts/Dialog';
import { Field } from '../parts/Field';
import { Choice } from '../parts/Tabs';
import { askToConnect } from '../wallet/LazySheet';
import { person } from '../wallet/session';
import { openSheet } from '../wallet/sheet';
import { useBalances } from '../wallet/useBalances';
import type { Act } from './acting';
import { TierChoice } from './TierChoice';

/** Left in the wallet by "max": the network fee is paid in STX. */
const FEE_RESERVE = 1_000_000n;

export function DepositDialog(props: { token: Token; tier: Tier; act: Act }) {
  const network = valueIn(useLive(routes.network()));
  const books = valueIn(useLive(routes.books()));
  const who = person.value;
  const [token, setToken] = useState(props.token);
  const [tier, setTier] = useState(props.tier);
  const [typed, setTyped] = useState('');
  const balances = useBalances(who?.address ?? null, network);
  const has = balances === null ? null : token === 'STX' ? balances.stx : balances.sbtc;
  const parsed = parseAmount(typed, token);
  const problem = depositProblem(parsed, has, token);
  const book = books?.books.find((it) => it.token === token && it.tier === tier);
  const go = () => {
    if (!parsed.ok || who === null) return;
    const intent = { kind: 'deposit', person: who.address, token, tier, amount: parsed.value } as const;
    props.act(null);
    openSheet({ title: 'Deposit', intent });
  };
  return (
    <Dialog
      open
      wide
      title="Deposit"
      close={() => props.act(null)}
      footer={
        who === null ? (
          <button type="button" class="button primary" onClick={() => askToConnect()}>
            Connect to deposit
          </button>
        ) : (
          <button type="button" class="button primary" disabled={problem !== null} onClick={go}>
            Review the deposit
          </button>
        )
      }
    >
      <div class="stack">
        <Choice
          label="Token"
          options={[
            { key: 'STX', label: 'STX: backs protection against a fall' },
            { key: 'SBTC', label: 'sBTC: backs protection against a rise' },
          ]}
          chosen={token}
          choose={setToken}
        />
        {token === 'SBTC' && network?.callsEnabled === false && (
          <p class="muted">Protection against a rise is not sold yet, so sBTC earns nothing at the moment.</p>
        )}
        <TierChoice token={token} tier={tier} choose={setTier} books={books?.books ?? []} />
        <Field
          label="Amount"
          value={typed}
          change={setTyped}
          suffix={tokenLabel(token)}
          inputMode="decimal"
          placeholder="0"
          understood={parsed.ok ? understood(parsed.value, token) : null}
          error={typed === '' ? null : problem}
          hint={has === null ? undefined : `You have ${amountWithUnit(has, token)}.`}
          aside={
            has !== null && (
              <button type="button" class="link-button" onClick={() => setTyped(plainAmount(most(has, token), token))}>
                Max
              </button>
            )
          }
        />
        {book && <WhatHappens book={book} />}
      </div>
    </Dialog>
  );
}

function most(has: bigint, token: Token): bigint {
  const left = token === 'STX' ? has - FEE_RESERVE : has;
  return left > 0n ? left : 0n;
}

export function depositProblem(parsed: Parsed, has: bigint | null, token: Token): string | null {
  if (!parsed.ok) return parsed.sentence;
  if (parsed.value === 0n) return 'Enter more than zero.';
  if (has !== null && parsed.value > has) return `You have ${amountWithUnit(has, token)}.`;
  return null;
}

function WhatHappens({ book }: { book: Book }) {
  return (
    <ul class="plain-list">
      <li>
        It joins when epoch {book.epoch + 1} opens: <Countdown toHeight={book.endsAt} reached="at the next opening" />.
        Until then it earns nothing and can be withdrawn.
      </li>
      <li>It backs policies that are sold from then on, and none that were sold before.</li>
      <li>You leave at an opening. What backs a policy stays locked until that policy ends.</li>
      <li>If a policy is paid, you lose your share of it: at most what is locked of yours.</li>
    </ul>
  );
}

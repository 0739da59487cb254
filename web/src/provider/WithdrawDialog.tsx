import { useState } from 'preact/hooks';
import type { Account } from '../api/people';
import type { Book } from '../api/shapes';
import { parseAmount, plainAmount, understood } from '../format/parse';
import { amountWithUnit } from '../format/units';
import { bookLabel, tokenLabel } from '../format/words';
import { Amount } from '../parts/Amount';
import { Countdown } from '../parts/Countdown';
import { Field } from '../parts/Field';
import { Notice } from '../parts/states';
import { openSheet } from '../wallet/sheet';
import type { Act } from './acting';
import { useBook } from './bookEnd';
import { claimable } from './income';
import { PersonDialog } from './PersonDialog';

interface Asked {
  readonly amount: bigint;
  readonly problem: string | null;
}

/** What was typed against what is there; nothing typed is zero. */
export function asked(typed: string, most: bigint, token: Account['token']): Asked {
  if (typed.trim() === '') return { amount: 0n, problem: null };
  const parsed = parseAmount(typed, token);
  if (!parsed.ok) return { amount: 0n, problem: parsed.sentence };
  const isTooMuch = parsed.value > most;
  return { amount: parsed.value, problem: isTooMuch ? `At most ${amountWithUnit(most, token)} right now.` : null };
}

/** Takes out free capital, earned premium, or both in one transaction. */
export function WithdrawDialog({ account, what, act }: { account: Account; what: 'capital' | 'premium'; act: Act }) {
  const { token, tier } = account;
  const book = useBook(account);
  const isShut = book !== null && isShutNow(book);
  const most = { capital: account.freeNow, premium: isShut ? 0n : claimable(account) };
  const [capitalTyped, setCapital] = useState(what === 'capital' ? plainAmount(most.capital, token) : '');
  const [premiumTyped, setPremium] = useState(most.premium > 0n ? plainAmount(most.premium, token) : '');
  const capital = asked(capitalTyped, most.capital, token);
  const premium = asked(premiumTyped, most.premium, token);
  const isNothing = capital.amount + premium.amount === 0n;
  const go = (address: string) => {
    const intent = {
      kind: 'withdrawal',
      person: address,
      token,
      tier,
      capital: capital.amount,
      premium: premium.amount,
    } as const;
    act(null);
    openSheet({ title: what === 'premium' ? 'Claim premium' : 'Withdraw', intent });
  };
  return (
    <PersonDialog
      title={`${what === 'premium' ? 'Claim premium' : 'Withdraw'}: ${bookLabel(account)}`}
      verb="Review the withdrawal"
      disabled={isNothing || capital.problem !== null || premium.problem !== null}
      go={go}
      close={() => act(null)}
    >
      <AmountField
        label="Capital"
        value={capitalTyped}
        change={setCapital}
        most={most.capital}
        asked={capital}
        token={token}
      />
      <AmountField
        label="Premium"
        value={premiumTyped}
        change={setPremium}
        most={most.premium}
        asked={premium}
        token={token}
      />
      {book !== null && isShut ? <Shut book={book} /> : <Why account={account} book={book} />}
    </PersonDialog>
  );
}

/** The vault pays nothing between two epochs. */
function isShutNow(book: Book): boolean {
  return book.phase === 'OVER' || book.phase === 'PROPOSED';
}

function Shut({ book }: { book: Book }) {
  return (
    <Notice tone="warn" title="Shut until the next epoch begins" live>
      Its weights are being fixed, so nothing leaves the book meanwhile.
      {book.proposal !== null && (
        <>
          {' '}
          Epoch {book.proposal.epoch} is proposed and begins in{' '}
          <Countdown toHeight={book.proposal.confirmableAt} reached="a moment" />.
        </>
      )}
    </Notice>
  );
}

/** Where the amounts come from: nobody signs them. */
function Why({ account, book }: { account: Account; book: Book | null }) {
  const unit = account.token;
  return (
    <p class="muted">
      The vault works out by itself what is yours, from its own rows and your leaf of epoch {account.epoch}: nobody
      signs for it but you. <Amount value={account.locked} unit={unit} /> back policies
      {account.callable > 0n && (
        <>
          , and <Amount value={account.callable} unit={unit} /> may still be called for those of this epoch
        </>
      )}
      .
      {book?.phase === 'OPEN' && (
        <>
          {' '}
          The epoch ends in{' '}
          <Countdown toHeight={book.endsAt} reached="no time: it is over, please wait for the next opening" />.
        </>
      )}
    </p>
  );
}

function AmountField(props: {
  label: string;
  value: string;
  change: (value: string) => void;
  most: bigint;
  asked: Asked;
  token: Account['token'];
}) {
  return (
    <Field
      label={props.label}
      value={props.value}
      change={props.change}
      suffix={tokenLabel(props.token)}
      inputMode="decimal"
      placeholder="0"
      disabled={props.most === 0n}
      understood={props.asked.amount > 0n ? understood(props.asked.amount, props.token) : null}
      error={props.asked.problem}
      hint={props.most === 0n ? 'Nothing right now.' : `Up to ${amountWithUnit(props.most, props.token)} now.`}
      aside={
        props.most > 0n && (
          <button type="button" class="link-button" onClick={() => props.change(plainAmount(props.most, props.token))}>
            All
          </button>
        )
      }
    />
  );
}

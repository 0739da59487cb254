import type { ComponentChildren } from 'preact';
import type { Account } from '../api/people';
import type { Book } from '../api/shapes';
import { percent } from '../format/units';
import { bookLabel } from '../format/words';
import { Amount } from '../parts/Amount';
import { Countdown } from '../parts/Countdown';
import { Badge, Card, Facts } from '../parts/layout';
import { SUBJECTS, type Subject } from '../verify/subjects';
import { Verifiable } from '../verify/Verifiable';
import { bookScope } from '../wallet/asking';
import { type Kind, underWay } from '../wallet/followed';
import { transactions } from '../wallet/kept';
import { person } from '../wallet/session';
import type { Act } from './acting';
import { useBook } from './bookEnd';
import { CapitalBar } from './CapitalBar';
import { claimable, partsOf } from './income';
import { measuredWindows, periodOf, type YieldBook } from './yields';

interface BookCardProps {
  readonly provider: string;
  readonly account: Account;
  readonly yields: YieldBook | null;
  readonly isOwn: boolean;
  readonly act: Act;
}

/** One book of a provider: where his capital stands, when it is free, what it earned. */
export function BookCard({ provider, account, yields, isOwn, act }: BookCardProps) {
  const unit = account.token;
  const book = useBook(account);
  const isClosed = book?.phase === 'CLOSED';
  const verifiable = (subject: Subject, shown: ComponentChildren) => (
    <Verifiable what={{ kind: 'book', provider, account, subject }} label={SUBJECTS[subject].title}>
      {shown}
    </Verifiable>
  );
  return (
    <Card
      class={`book-card ${account.tier}`}
      title={bookLabel(account)}
      aside={
        <>
          <span>Epoch {account.epoch}</span>
          {book !== null && <Next book={book} />}
        </>
      }
    >
      <CapitalBar parts={partsOf(account)} unit={unit} locked={(shown) => verifiable('locked', shown)} />
      <div class="book-facts">
        <Facts
          rows={[
            ['Deposited', <Amount value={account.deposited} unit={unit} />],
            ['Losses', verifiable('losses', <Amount value={-account.losses} unit={unit} toned />)],
            [
              'Withdrawable now',
              <strong>{verifiable('withdrawable', <Amount value={account.freeNow} unit={unit} />)}</strong>,
            ],
            ['May still be called', <Amount value={account.callable} unit={unit} />],
            ['Most you can lose', <Amount value={account.worstLoss} unit={unit} />],
            ...(isClosed ? [] : [['Next opening', <AtOpening key="o" account={account} />] as const]),
          ]}
        />
        <Facts
          rows={[
            ['Premium pending', <Amount value={account.premiumPending} unit={unit} />],
            ['Premium earned', verifiable('premiumEarned', <Amount value={account.premiumEarned} unit={unit} />)],
            ['Premium withdrawn', <Amount value={account.premiumWithdrawn} unit={unit} />],
            ['Net yield', <NetYield yields={yields} />],
          ]}
        />
      </div>
      {account.exit > 0n && (
        <p class="leaving">
          <Badge tone="warn">Leaving</Badge> You asked to keep <Amount value={account.exit} unit={unit} /> out of the
          coming epochs.
        </p>
      )}
      {isOwn && <BookActions account={account} act={act} />}
    </Card>
  );
}

/** When the next epoch begins, and what it waits for. */
function Next({ book }: { book: Book }) {
  if (book.phase === 'CLOSED') return <Badge tone="quiet">closed for good</Badge>;
  if (book.proposal !== null) {
    return (
      <span>
        epoch {book.proposal.epoch} is proposed, begins in{' '}
        <Countdown toHeight={book.proposal.confirmableAt} reached="a moment" />
      </span>
    );
  }
  return (
    <span>
      next opening in <Countdown toHeight={book.endsAt} reached="any moment" />
    </span>
  );
}

function AtOpening({ account }: { account: Account }) {
  const asked = account.exit > 0n ? 'You asked to leave.' : 'If you ask to leave before.';
  return (
    <span data-tip={`${asked}\nLess what is still sold against it until then.`} tabIndex={0}>
      up to <Amount value={account.freeAtNextOpening} unit={account.token} />
    </span>
  );
}

function BookActions({ account, act }: { account: Account; act: Act }) {
  const { token, tier } = account;
  const isUnderWay = (kind: Kind) =>
    underWay(transactions.value, { kind, address: person.value?.address ?? '', scope: bookScope(account) }) !== null;
  const isWithdrawing = isUnderWay('withdrawal');
  const isLeaving = isUnderWay('exit');
  return (
    <div class="row book-actions">
      <button type="button" class="button small" onClick={() => act({ kind: 'deposit', token, tier })}>
        Deposit
      </button>
      <button
        type="button"
        class="button small"
        disabled={account.freeNow === 0n || isWithdrawing}
        onClick={() => act({ kind: 'withdraw', account, what: 'capital' })}
      >
        {isWithdrawing ? 'Withdrawal on its way' : 'Withdraw'}
      </button>
      <button
        type="button"
        class="button small"
        disabled={claimable(account) === 0n || isWithdrawing}
        onClick={() => act({ kind: 'withdraw', account, what: 'premium' })}
      >
        Claim premium
      </button>
      <button
        type="button"
        class="button small"
        disabled={account.deposited === 0n || isLeaving}
        onClick={() => act({ kind: 'exit', account })}
      >
        {isLeaving ? 'Your request is on its way' : account.exit > 0n ? 'Change leaving' : 'Leave'}
      </button>
    </div>
  );
}

/** (premium earned - losses) over time-weighted capital; not defined below one day. */
function NetYield({ yields }: { yields: YieldBook | null }) {
  const known = measuredWindows(yields?.windows ?? []).filter((it) => it.netYieldBps !== null);
  if (known.length === 0) {
    return (
      <span class="muted" data-tip="Known after one day in the book." tabIndex={0}>
        not known yet
      </span>
    );
  }
  return (
    <span class="yields">
      {known.map((it) => (
        <span key={it.window} class={(it.netYieldBps ?? 0) < 0 ? 'loss' : 'gain'}>
          {percent(it.netYieldBps ?? 0, 2, { signed: true })} <span class="muted">{periodOf(it)}</span>
        </span>
      ))}
    </span>
  );
}

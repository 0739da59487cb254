import { routes } from '../api/client';
import { live, useLive, valueIn } from '../api/live';
import type { Account, Provider } from '../api/people';
import { Name } from '../names/Name';
import { Amount, AsOf, AsOfContext } from '../parts/Amount';
import { Card, Figure } from '../parts/layout';
import { EmptyState, Loaded, Notice } from '../parts/states';
import { ProofFileLine } from '../verify/ProofFileLine';
import type { Act } from './acting';
import { Backed } from './Backed';
import { BookCard } from './BookCard';
import { History } from './History';
import { sums, type TokenSum } from './income';
import { NotFinal } from './NotFinal';
import { RiskCard } from './RiskCard';
import { Statement } from './Statement';
import { TimeLines } from './TimeLines';
import { WorthCard } from './WorthCard';
import { YieldCard } from './YieldCard';

export interface IncomeProps {
  readonly address: string;
  /** connected with the wallet of this address: only then there are actions */
  readonly isOwn: boolean;
  readonly act: Act;
}

/** Everything about one provider, newest final state first; what is not final stands apart. */
export function Income(props: IncomeProps) {
  const provider = useLive(routes.provider(props.address));
  return (
    <div class="stack">
      {props.isOwn ? null : (
        <Notice tone="info">
          You are reading <span class="mono">{props.address}</span>
          <Name address={props.address} />. Only its wallet can act.
        </Notice>
      )}
      <NotFinal address={props.address} />
      <Loaded of={provider} retry={() => live().refresh()}>
        {(it) => (
          <AsOfContext.Provider value={it.asOf}>
            {it.books.length === 0 ? <Nothing {...props} /> : <Books provider={it} {...props} />}
          </AsOfContext.Provider>
        )}
      </Loaded>
    </div>
  );
}

function Nothing({ isOwn, act }: IncomeProps) {
  return (
    <EmptyState title="No capital here yet">
      Nothing of this address is in any book in a final block.{' '}
      {isOwn && (
        <button type="button" class="button primary" onClick={() => act({ kind: 'deposit' })}>
          Make a first deposit
        </button>
      )}
    </EmptyState>
  );
}

function Books({ provider, address, isOwn, act }: IncomeProps & { provider: Provider }) {
  const yields = valueIn(useLive(routes.providerYield(address)));
  const accounts = provider.books.filter(isUsed);
  return (
    <>
      <Card title="In the pool" aside={<AsOf asOf={provider.asOf} />}>
        <div class="token-sums">
          {sums(accounts).map((sum) => (
            <TokenFigures key={sum.token} sum={sum} />
          ))}
        </div>
      </Card>
      <div class="grid two">
        {accounts.map((account) => (
          <BookCard
            key={`${account.token}:${account.tier}`}
            provider={address}
            account={account}
            yields={yields?.books.find((it) => it.token === account.token && it.tier === account.tier) ?? null}
            isOwn={isOwn}
            act={act}
          />
        ))}
      </div>
      <ProofFileLine provider={provider} isOwn={isOwn} />
      <TimeLines address={address} accounts={accounts} />
      <WorthCard address={address} />
      <RiskCard address={address} />
      <YieldCard address={address} />
      <Backed address={address} isOwn={isOwn} />
      <History address={address} />
      <Statement address={address} accounts={accounts} />
    </>
  );
}

/** An account that was emptied long ago is history, not income. */
function isUsed(account: Account): boolean {
  return account.deposited > 0n || account.premiumEarned > 0n || account.locked > 0n || account.losses > 0n;
}

function TokenFigures({ sum }: { sum: TokenSum }) {
  const unit = sum.token;
  return (
    <div class="stack">
      <p>
        You can lose at most <Amount value={sum.locked} unit={unit} /> from policies sold and{' '}
        <Amount value={sum.callable} unit={unit} /> more before the next opening;{' '}
        <Amount value={sum.free} unit={unit} /> is free today.
      </p>
      <TokenSums sum={sum} />
    </div>
  );
}

function TokenSums({ sum }: { sum: TokenSum }) {
  const unit = sum.token;
  return (
    <dl class="figures">
      <Figure
        label="Capital"
        note={
          sum.pending > 0n && (
            <>
              of it joining: <Amount value={sum.pending} unit={unit} />
            </>
          )
        }
      >
        <Amount value={sum.capital} unit={unit} focusable />
      </Figure>
      <Figure
        label="Locked for policies"
        note={
          <>
            may still be called: <Amount value={sum.callable} unit={unit} />
          </>
        }
      >
        <Amount value={sum.locked} unit={unit} focusable />
      </Figure>
      <Figure label="Withdrawable now">
        <Amount value={sum.free} unit={unit} focusable />
      </Figure>
      <Figure
        label="Premium to claim"
        note={
          <>
            still pending: <Amount value={sum.premiumPending} unit={unit} />
          </>
        }
      >
        <Amount value={sum.claimable} unit={unit} focusable />
      </Figure>
      <Figure
        label="Losses so far"
        note={
          <>
            earned so far: <Amount value={sum.premiumEarned} unit={unit} />
          </>
        }
      >
        <Amount value={-sum.losses} unit={unit} toned focusable />
      </Figure>
    </dl>
  );
}

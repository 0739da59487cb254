import { routes } from '../api/client';
import { areAnswered, LOADING, live, useLive } from '../api/live';
import type { Policy } from '../api/people';
import { now, pace } from '../app/clock';
import { currentMarket } from '../app/fresh';
import { amountWithUnit } from '../format/units';
import { bookLabel, shortHash } from '../format/words';
import { Name } from '../names/Name';
import { Amount, AsOf, AsOfContext, Strike } from '../parts/Amount';
import { Countdown } from '../parts/Countdown';
import { Card, Facts, PageHead } from '../parts/layout';
import { EmptyState, Loaded, Notice } from '../parts/states';
import { Term } from '../parts/Term';
import { MostPaid } from '../protect/MostPaid';
import { MovesTable } from '../protect/MovesTable';
import { PayoffChart } from '../protect/PayoffChart';
import { breakEven, type Market, type PolicyOffer } from '../protect/payoff';
import { VerifyHost } from '../verify/VerifyHost';
import { policyScope } from '../wallet/asking';
import { underWay } from '../wallet/followed';
import { transactions } from '../wallet/kept';
import { person } from '../wallet/session';
import { openSheet } from '../wallet/sheet';
import { Backers } from './Backers';
import { PolicyChart } from './PolicyChart';
import { StandingLine } from './PolicyList';
import { Result } from './Result';
import { Share } from './Share';
import { StatusBadge } from './StatusBadge';
import { activationOf, standingOf } from './standing';
import { Trail } from './Trail';
import { protectsSentence } from './words';

/** One policy: what it is, where it stands, who stands behind it, what happened. */
export function PolicyDetail({ id }: { id: number }) {
  const asked = useLive(routes.policy(id));
  const prices = useLive(routes.prices());
  const isThere = areAnswered(asked, prices, useLive(routes.backers(id)), useLive(routes.policyHistory(id)));
  const policy = isThere ? asked : LOADING;
  const current = currentMarket(prices, now.value);
  const market = current?.state === 'current' ? current.market : null;
  return (
    <>
      <PageHead
        title={`Policy ${id}`}
        lead={policy.state === 'ready' ? protectsSentence(policy.value) : undefined}
        aside={
          policy.state === 'ready' && (
            <>
              <Share path={`/policies/${id}`} title={`Policy ${id}: ${protectsSentence(policy.value)}`} />
              <StatusBadge status={policy.value.status} />
              <AsOf asOf={policy.value.asOf} />
            </>
          )
        }
      />
      {policy.state === 'failed' && policy.problem.code === 'NOT_FOUND' ? (
        <EmptyState title="There is no such policy in any final block">
          A purchase appears once its block is final. <a href="/policies">My policies</a>
        </EmptyState>
      ) : (
        <Loaded of={policy} retry={() => live().refresh()}>
          {(it) => (
            <AsOfContext.Provider value={it.asOf}>
              <Detail policy={it} market={market} />
            </AsOfContext.Provider>
          )}
        </Loaded>
      )}
    </>
  );
}

function Detail({ policy, market }: { policy: Policy; market: Market | null }) {
  return (
    <div class="grid two">
      <div class="stack">
        {policy.settlement === null ? (
          <Now policy={policy} market={market} />
        ) : (
          <Result policy={policy} settlement={policy.settlement} />
        )}
        <Card title="Terms">
          <Terms policy={policy} />
        </Card>
      </div>
      <div class="stack">
        {policy.status === 'ACTIVE' && market !== null && (
          <Card title="What it pays">
            <div class="stack">
              <PolicyChart policy={policy} market={market} />
              <PayoffChart quote={offerOf(policy, market)} />
              <MovesTable quote={offerOf(policy, market)} />
            </div>
          </Card>
        )}
        <Backers policy={policy} />
        <VerifyHost />
        <Trail policy={policy} />
      </div>
    </div>
  );
}

/** The policy as something with prices of now, for the payoff. */
function offerOf(policy: Policy, market: Market): PolicyOffer {
  return { ...policy, btcPrice: market.btc, stxPrice: market.stx };
}

function Now({ policy, market }: { policy: Policy; market: Market | null }) {
  const who = person.value;
  const standing = standingOf(policy, market);
  const activation = activationOf(policy, who?.address ?? null, pace.value?.burnHeight ?? 0, standing);
  return (
    <Card title="Now" aside={market && <span>Bitcoin {amountWithUnit(market.btc, 'USD')}</span>}>
      <div class="stack">
        <StandingLine policy={policy} standing={standing} />
        <p>
          Ends in <Countdown toHeight={policy.expirationHeight} reached="a moment: it is being settled" />. It settles
          by itself then.
        </p>
        {activation.can && who !== null ? (
          <>
            <div class="row">
              <Activate policy={policy} person={who.address} isPrimary={activation.isInTheMoney} />
            </div>
            {!activation.isInTheMoney && (
              <Notice tone="warn">
                It is out of the money: if it still is at the next price, nothing happens and only the network fee is
                spent.
              </Notice>
            )}
            <p class="muted">
              The first price that is recorded after your request counts, up to 7 Bitcoin blocks later. In the money
              then, it pays and ends.
            </p>
          </>
        ) : (
          !activation.can && <p class="muted">{activation.why}</p>
        )}
      </div>
    </Card>
  );
}

function Activate({ policy, person, isPrimary }: { policy: Policy; person: string; isPrimary: boolean }) {
  const { policyId } = policy;
  const act = { kind: 'activation', address: person, scope: policyScope(policyId) } as const;
  const isUnderWay = underWay(transactions.value, act) !== null;
  const intent = { kind: 'activation', person, policyId } as const;
  return (
    <button
      type="button"
      class={isPrimary ? 'button primary' : 'button'}
      disabled={isUnderWay}
      onClick={() => openSheet({ title: `Activate policy ${policyId}`, intent })}
    >
      {isUnderWay ? 'Your request is on its way' : 'Activate now'}
    </button>
  );
}

function Terms({ policy }: { policy: Policy }) {
  const bought = { btc: policy.created.btcPrice, stx: policy.created.stxPrice };
  const even = breakEven(policy, policy.premium, bought);
  return (
    <Facts
      rows={[
        [
          <Term key="v" word="protected value">
            Protected value
          </Term>,
          <Strike key="s" value={policy.strike} />,
        ],
        ['Protected amount', <Amount value={policy.amount} unit="BTC" />],
        [
          'Pays',
          policy.policyType === 'PUT' ? 'below the protected value, in STX' : 'above the protected value, in sBTC',
        ],
        ['Can be activated', policy.style === 'AMERICAN' ? 'any time before the end' : 'only settles at the end'],
        ['Ends at', `Bitcoin block ${policy.expirationHeight.toLocaleString('en-US')}`],
        ['Premium paid', <Amount value={policy.premium} unit={policy.token} />],
        [
          <Term key="b" word="break-even">
            Break-even
          </Term>,
          even === null ? 'not reachable' : <Amount value={even} unit="USD" />,
        ],
        ['Most it can pay', <MostPaid offer={policy} />],
        [
          'Prices when bought',
          <>
            BTC <Amount value={bought.btc} unit="USD" />, STX <Amount value={bought.stx} unit="USD" digits={4} />
          </>,
        ],
        ['Backed by', bookLabel(policy)],
        [
          'Owner',
          <>
            <span class="mono" data-tip={policy.owner} tabIndex={0}>
              {shortHash(policy.owner, 8, 6)}
            </span>
            <Name address={policy.owner} />
          </>,
        ],
      ]}
    />
  );
}

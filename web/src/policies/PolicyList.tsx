import { routes } from '../api/client';
import { live, useLive } from '../api/live';
import type { Policy } from '../api/people';
import { now } from '../app/clock';
import { currentMarket } from '../app/fresh';
import { percent } from '../format/units';
import { Amount, AsOf, AsOfContext } from '../parts/Amount';
import { Countdown } from '../parts/Countdown';
import { Badge, Card, PageHead } from '../parts/layout';
import { EmptyState, Loaded } from '../parts/states';
import type { Market } from '../protect/payoff';
import { askToConnect } from '../wallet/LazySheet';
import { person } from '../wallet/session';
import { StatusBadge } from './StatusBadge';
import { inOrder, type Standing, standingOf } from './standing';
import { protectsSentence } from './words';

export function PolicyList() {
  const who = person.value;
  return (
    <>
      <PageHead
        title="My policies"
        lead="What you bought, where it stands at the price of now, and what it paid."
        aside={
          <a class="button small primary" href="/protect">
            Protect more
          </a>
        }
      />
      {who === null ? (
        <div class="for-strangers">
          <EmptyState title="Connect to see your policies">
            <button type="button" class="button primary" onClick={askToConnect}>
              Connect
            </button>
          </EmptyState>
        </div>
      ) : (
        <div class="stack">
          <Owned key={who.address} owner={who.address} />
        </div>
      )}
    </>
  );
}

function Owned({ owner }: { owner: string }) {
  const policies = useLive(routes.policies({ owner, limit: 100 }));
  const current = currentMarket(useLive(routes.prices()), now.value);
  const market = current?.state === 'current' ? current.market : null;
  return (
    <Loaded of={policies} retry={() => live().refresh()}>
      {(it) => (
        <AsOfContext.Provider value={it.asOf}>
          {it.policies.length === 0 ? (
            <EmptyState title="No policies yet">
              A policy appears here when the block of its purchase is final. <a href="/protect">Choose protection</a>
            </EmptyState>
          ) : (
            <div class="stack">
              <div class="policy-cards">
                {inOrder(it.policies).map((policy) => (
                  <PolicyCard key={policy.policyId} policy={policy} market={market} />
                ))}
              </div>
              <AsOf asOf={it.asOf} />
            </div>
          )}
        </AsOfContext.Provider>
      )}
    </Loaded>
  );
}

function PolicyCard({ policy, market }: { policy: Policy; market: Market | null }) {
  const standing = standingOf(policy, market);
  return (
    <Card
      class={`policy-card ${policy.status === 'ACTIVE' ? 'active' : 'ended'}`}
      title={<a href={`/policies/${policy.policyId}`}>Policy {policy.policyId}</a>}
      aside={<StatusBadge status={policy.status} />}
    >
      <p class="policy-what">{protectsSentence(policy)}</p>
      <StandingLine policy={policy} standing={standing} />
      <dl class="facts">
        <div>
          <dt>{policy.status === 'ACTIVE' ? 'Ends in' : 'Ended at'}</dt>
          <dd>
            {policy.status === 'ACTIVE' ? (
              <Countdown toHeight={policy.expirationHeight} reached="settling" />
            ) : (
              `Bitcoin block ${(policy.settlement?.burnHeight ?? policy.expirationHeight).toLocaleString('en-US')}`
            )}
          </dd>
        </div>
        <div>
          <dt>Paid</dt>
          <dd>
            <Amount value={policy.premium} unit={policy.token} />
          </dd>
        </div>
        <div>
          <dt>{policy.status === 'ACTIVE' ? 'Most it can pay' : 'Received'}</dt>
          <dd>
            <Amount
              value={policy.settlement === null ? policy.collateral : policy.settlement.payout}
              unit={policy.token}
              toned={policy.settlement !== null}
            />
          </dd>
        </div>
      </dl>
    </Card>
  );
}

/** In or out of the money now, by how much, and what it would pay. */
export function StandingLine({ policy, standing }: { policy: Policy; standing: Standing }) {
  if (policy.activationRequestedAt > 0 && policy.status === 'ACTIVE') {
    return (
      <p class="standing">
        <Badge tone="warn">Activation asked for</Badge> the next recorded price decides
      </p>
    );
  }
  switch (standing.kind) {
    case 'in':
      return (
        <p class="standing">
          <Badge tone="good">In the money</Badge> would pay{' '}
          <strong>
            <Amount value={standing.now.payout} unit={policy.token} asOf={null} />
          </strong>{' '}
          <span class="muted">
            (<Amount value={standing.now.usd} unit="USD" asOf={null} />) now
          </span>
        </p>
      );
    case 'out':
      return (
        <p class="standing">
          <Badge>Out of the money</Badge>{' '}
          <span class="muted">
            Bitcoin is {percent(-standing.distanceBps)} {policy.policyType === 'PUT' ? 'above' : 'below'} the protected
            value
          </span>
        </p>
      );
    case 'unknown':
      return (
        <p class="standing">
          <span class="muted">No price at the moment.</span>
        </p>
      );
    case 'ended':
      return null;
  }
}

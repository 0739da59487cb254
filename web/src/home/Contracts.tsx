import { routes } from '../api/client';
import { useLive } from '../api/live';
import type { Network } from '../api/shapes';
import { shortHash } from '../format/words';
import { Card, Facts } from '../parts/layout';
import { Loaded } from '../parts/states';
import { addressUrl } from '../wallet/TxLink';

/** The contracts that hold the money, where to look at them, and how to check what these pages say. */
export function Contracts() {
  const network = useLive(routes.network());
  return (
    <Card title="Check it yourself">
      <Loaded of={network}>
        {(it) => (
          <div class="stack">
            <Facts rows={namedContracts(it).map(([name, id]) => [name, <Contract key={id} network={it} id={id} />])} />
            <p>
              Amounts with a mark beside them, such as what you can withdraw or what a policy locks, open a check: your
              browser reads the contract from a node that you name, and computes the number again.
            </p>
            <p>
              If this house is ever gone,{' '}
              <a href="/exit.html" download="bithedge-exit.html">
                the way out
              </a>{' '}
              is one page that works from your disk, with any node and your wallet.
            </p>
          </div>
        )}
      </Loaded>
    </Card>
  );
}

export function namedContracts({ contracts }: Network): readonly (readonly [string, string])[] {
  return [
    ['Vault: holds all funds', contracts.vault],
    ['Registry: sells and settles', contracts.registry],
    ...(contracts.oracle === null ? [] : [['Oracle: records prices', contracts.oracle] as const]),
  ];
}

function Contract({ network, id }: { network: Network; id: string }) {
  const [address = '', name = ''] = id.split('.');
  return (
    <a class="mono" href={addressUrl(network, id)} target="_blank" rel="noreferrer" data-tip={id}>
      {shortHash(address, 5, 4)}.{name}
      <span class="sr-only"> (opens another page)</span>
    </a>
  );
}

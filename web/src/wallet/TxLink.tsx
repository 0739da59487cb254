import type { ComponentChildren } from 'preact';
import { routes } from '../api/client';
import { useLive, valueIn } from '../api/live';
import type { Network } from '../api/shapes';
import { shortHash } from '../format/words';

/** Where a transaction can be looked at: in the explorer, without one in the answer of the node. */
export function transactionUrl(network: Network, txid: string): string {
  return network.explorerUrl === null
    ? `${network.nodeUrl}/extended/v3/transactions/${txid}?include=result`
    : `${network.explorerUrl}/txid/${txid}?chain=${network.network === 'mainnet' ? 'mainnet' : 'testnet'}`;
}

export function addressUrl(network: Network, address: string): string {
  return network.explorerUrl === null
    ? `${network.nodeUrl}/v2/accounts/${address}?proof=0`
    : `${network.explorerUrl}/address/${address}?chain=${network.network === 'mainnet' ? 'mainnet' : 'testnet'}`;
}

export function TxLink({ txid, children }: { txid: string; children?: ComponentChildren }) {
  const network = valueIn(useLive(routes.network()));
  const said = children ?? shortHash(txid);
  if (txid === '') return null;
  return network === null ? (
    <span class="mono">{said}</span>
  ) : (
    <a class="mono" href={transactionUrl(network, txid)} target="_blank" rel="noreferrer">
      {said}
      <span class="sr-only"> (opens another page)</span>
    </a>
  );
}

import { useEffect, useState } from 'preact/hooks';
import type { Network } from '../api/shapes';
import { type Balances, StacksNode } from './node';

const POLL_MS = 4_000;

/** What an address holds by its node, the newest block's state; null while it is not known. */
export function useBalances(address: string | null, network: Network | null): Balances | null {
  const [balances, setBalances] = useState<Balances | null>(null);
  useEffect(() => {
    setBalances(null);
    if (address === null || network === null) return;
    let isGone = false;
    const node = new StacksNode(network.nodeUrl);
    const ask = () =>
      node.balances(address, network.contracts.sbtcToken).then(
        (it) => !isGone && setBalances(it),
        () => undefined, // Not known stays not known; the next round asks again.
      );
    void ask();
    const timer = setInterval(() => !document.hidden && void ask(), POLL_MS);
    return () => {
      isGone = true;
      clearInterval(timer);
    };
  }, [address, network?.nodeUrl]);
  return balances;
}

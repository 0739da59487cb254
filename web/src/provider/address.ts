/** Addresses as people type them. Pure. */

/** c32 digits are upper case; a contract's name keeps its own. */
export function normalAddress(typed: string): string {
  const [address = '', ...name] = typed.trim().split('.');
  return [address.toUpperCase(), ...name].join('.');
}

const ADDRESS = /^S[PMTN][0-9A-HJKMNP-TV-Z]{37,39}(\.[a-zA-Z][a-zA-Z0-9-]{0,39})?$/;

/** Why it is no address of this network, in words; null when it may be one. */
export function addressProblem(address: string, network: 'devnet' | 'testnet' | 'mainnet' | null): string | null {
  if (!ADDRESS.test(address)) return 'Expected a Stacks address, such as ST1SFFJ5W…';
  const isMainnet = /^S[PM]/.test(address);
  if (network === null || isMainnet === (network === 'mainnet')) return null;
  return isMainnet
    ? `This is a mainnet address, and this is ${network}.`
    : 'This is a testnet address, and this is mainnet.';
}

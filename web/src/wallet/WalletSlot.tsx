/** The wallet's place in the header. */
export function WalletSlot() {
  return null;
}

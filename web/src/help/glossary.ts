/** The words of these pages, each in a sentence or two. The order is that of the alphabet. Source: docs/domain.md 1. */
export const GLOSSARY = {
  activate: 'To ask for the payout before the end: the first price that is recorded after your request decides.',
  book: 'A pot of one token and one tier, such as STX balanced. Providers put capital in, policies are sold against it.',
  'break-even': 'The price of Bitcoin at which the payout is worth what the premium cost.',
  capacity: 'What a book may still lock in this epoch for new policies.',
  capital: 'What the providers of a book have in it: put in, less taken out, less lost.',
  collateral: 'What is locked for one policy. It is the most that this policy can ever pay.',
  epoch:
    'A period of Bitcoin blocks in which a book sells. A deposit works from the next opening on; who leaves is free then.',
  final: 'In a block that Bitcoin has buried deep enough: it counts and does not vanish any more.',
  'in the money': 'The price of now is on the paying side of the protected value: settled now, the policy would pay.',
  locked: 'A part of a book that a live policy may be paid from. Nobody can withdraw it before that policy ends.',
  loss: 'Your part of what policies of your epochs were paid.',
  policy: 'Protection that somebody bought: an amount of Bitcoin, a protected value, an end.',
  premium: 'What the buyer pays, once. Less the fee it goes to the providers who stand behind the policy.',
  'protected value': 'The price of Bitcoin below (or above) which a policy pays the difference. Also called strike.',
  provider: 'Whoever puts capital into a book and stands behind the policies that are sold against it.',
  sbtc: 'Bitcoin on Stacks, one to one. What is paid against a rise is paid in it.',
  settle: 'To end a policy at a recorded price: it is paid, or its lock is freed. It happens by itself at the end.',
  tier: 'How near to the price of now a book sells: conservative backs what is nearest to it, aggressive what is farther.',
  utilisation: 'How much of the capital of a book is locked.',
  volatility:
    'How much the price moves in a year, as one standard deviation. The more it moves, the more protection costs.',
  withdrawable: 'What you can take out of a book now: it is not locked, and not needed for what may still be sold.',
} as const;

export type Word = keyof typeof GLOSSARY;

export const WORDS = Object.keys(GLOSSARY) as readonly Word[];

/** The anchor of a word on the page of help. */
export function anchorOf(word: Word): string {
  return word.replaceAll(' ', '-');
}

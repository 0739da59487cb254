/** What can go wrong, plainly. Source: docs/domain.md, docs/security.md. */
export const RISKS: readonly { readonly name: string; readonly words: string }[] = [
  {
    name: 'The price moves against you',
    words:
      'As a buyer you lose the premium when Bitcoin stays on the other side of the protected value. As a provider you pay your part of every policy that ends in the money, up to all that is locked.',
  },
  {
    name: 'STX falls together with Bitcoin',
    words:
      'Protection against a fall is paid in STX. More than one and a half times the protected value is locked in STX when you buy; if STX falls much further than Bitcoin does, that may be too little, and you are paid all of it and no more.',
  },
  {
    name: 'The contracts have a fault',
    words:
      'They are tested and their books are recomputed to the unit, but a fault can cost everything in them. Put in no more than you can lose.',
  },
  {
    name: 'The price is wrong',
    words:
      'Several submitters record the price, and it counts when two of them agree. If most of them are wrong together, policies settle at a wrong price.',
  },
  {
    name: 'No price is recorded',
    words:
      'If none is recorded for a week after a policy ended, it pays nothing and all of the premium but the fee returns.',
  },
  {
    name: 'The chain stands still or costs much',
    words:
      'Blocks come when they come, and fees rise when many want in. What you asked for may be late; the end of a policy is a Bitcoin block, not a time of day.',
  },
  {
    name: 'The operator is gone',
    words:
      'Policies still settle, because anybody may send what settles them, and everybody withdraws with a proof that needs no service of ours.',
  },
  {
    name: 'You sign something else',
    words:
      'What you sign is decoded here and compared with what you asked for. Read what your wallet shows, too: it has the last word.',
  },
];

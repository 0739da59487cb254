/** The number that stood on the page, beside the one that this service tells when it is asked again. */
import type { Block } from '../api/shapes';
import { type Check, compared, differencesOf, unread } from './report';

/** An amount as it was pressed, and as it was told again. */
export interface Pressed {
  readonly number: string;
  readonly pressed: bigint;
  readonly again: bigint;
}

interface Blocks {
  readonly pressed: Block;
  readonly again: Block;
}

const ID = 'pressed';
const TITLE = 'What you pressed';
const EQUAL = 'Asked again, this service tells the same.';

const isOfOneBlock = ({ pressed, again }: Blocks) =>
  pressed.indexBlockHash.replace(/^0x/, '') === again.indexBlockHash.replace(/^0x/, '');

/** Of one block it has to be the same; of another it may have changed, but then the number that was pressed is not what is checked. */
export function pressedCheck(all: readonly Pressed[], blocks: Blocks, amount: (units: bigint) => string): Check {
  const check = { id: ID, title: TITLE };
  const differing = all.filter((it) => it.pressed !== it.again);
  if (differing.length === 0 || isOfOneBlock(blocks)) {
    const pairs = all.map(
      ({ number, pressed, again }) =>
        ({ number, ours: ['this page', pressed], theirs: ['this service', again] }) as const,
    );
    return compared(check, differencesOf(pairs, amount), EQUAL);
  }
  const says = differing.map(
    ({ number, pressed, again }) =>
      `${number}: You pressed ${amount(pressed)} of block ${blocks.pressed.height}; this is of block ${blocks.again.height}, where it is ${amount(again)}.`,
  );
  return unread(
    ID,
    TITLE,
    `${says.join(' ')} Below, the later number is checked. Close this and press again for the one that is shown now.`,
  );
}

/** What to know of a number that is the same in another block. */
export function pressedNotes(all: readonly Pressed[], blocks: Blocks, amount: (units: bigint) => string): string[] {
  if (isOfOneBlock(blocks)) return [];
  return all
    .filter((it) => it.pressed === it.again)
    .map(
      ({ pressed }) =>
        `You pressed ${amount(pressed)} of block ${blocks.pressed.height}; this is of block ${blocks.again.height}, and the same.`,
    );
}

import { type ComponentChildren, createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Block } from '../api/shapes';
import { amountOf, amountWithUnit, compact, exactWithUnit, strikeDigits, UNITS, type UnitName } from '../format/units';
import { asOfSentence, shortHash } from '../format/words';

/** The block that the numbers inside belong to, unless they name their own. */
export const AsOfContext = createContext<Block | null>(null);

export function blockSentence(asOf: Block): string {
  return `${asOfSentence(asOf)}\n${shortHash(asOf.indexBlockHash, 12, 8)}, Bitcoin block ${asOf.burnHeight.toLocaleString('en-US')}`;
}

export interface AmountProps {
  readonly value: bigint;
  readonly unit: UnitName;
  /** decimals, and more for three significant digits; the unit's usual ones without */
  readonly digits?: number;
  readonly signed?: boolean;
  /** `1.23M` for headlines */
  readonly short?: boolean;
  /** false in a column whose head names the unit */
  readonly withUnit?: boolean;
  readonly asOf?: Block | null;
  /** not in a final block: it may vanish */
  readonly pending?: boolean;
  /** colours gains and losses */
  readonly toned?: boolean;
  /** a stop for the keyboard, for the few numbers that stand alone */
  readonly focusable?: boolean;
}

/** A number with its unit. Hover or focus says the exact amount, the block and whether that block is final. */
export function Amount(props: AmountProps) {
  const around = useContext(AsOfContext);
  const asOf = props.asOf === undefined ? around : props.asOf;
  const pending = props.pending === true || asOf?.final === false;
  const tip = [
    exactWithUnit(props.value, props.unit),
    asOf ? blockSentence(asOf) : '',
    props.pending ? 'pending: in no final block yet' : '',
  ]
    .filter(Boolean)
    .join('\n');
  return (
    <span class={classOf(props, pending)} data-tip={tip} tabIndex={props.focusable ? 0 : undefined}>
      {shown(props)}
      {props.unit !== 'USD' && props.withUnit !== false && <span class="unit"> {UNITS[props.unit].symbol}</span>}
      {pending && <span class="pending-word"> pending</span>}
    </span>
  );
}

function shown(props: AmountProps): string {
  const shape = {
    ...(props.digits === undefined ? {} : { digits: props.digits }),
    signed: props.signed ?? false,
  } as const;
  if (props.unit === 'USD') {
    return props.short ? `$${compact(props.value, 'USD', shape)}` : amountWithUnit(props.value, 'USD', shape);
  }
  return props.short ? compact(props.value, props.unit, shape) : amountOf(props.value, props.unit, shape);
}

function classOf(props: AmountProps, pending: boolean): string {
  const tone = props.toned && props.value !== 0n ? (props.value > 0n ? ' gain' : ' loss') : '';
  const zero = props.value === 0n ? ' zero' : '';
  return `amount${tone}${zero}${pending ? ' pending' : ''}`;
}

/** A protected value: the same on every page. */
export function Strike({ value }: { value: bigint }) {
  return <Amount value={value} unit="USD" digits={strikeDigits(value)} asOf={null} />;
}

/** A number that is no amount (a count, a ratio): hover says its block and finality as well. */
export function Stated({ children, tip }: { children: ComponentChildren; tip?: string }) {
  const asOf = useContext(AsOfContext);
  const text = [tip, asOf ? blockSentence(asOf) : ''].filter(Boolean).join('\n');
  return <span data-tip={text || undefined}>{children}</span>;
}

/** A small stamp: the block that everything beside it belongs to. */
export function AsOf({ asOf }: { asOf: Block }) {
  return (
    <span class={asOf.final ? 'as-of' : 'as-of pending'} data-tip={blockSentence(asOf)} tabIndex={0}>
      <span aria-hidden="true" class="as-of-mark" />
      Block {asOf.height.toLocaleString('en-US')}, {asOf.final ? 'final' : 'pending'}
    </span>
  );
}

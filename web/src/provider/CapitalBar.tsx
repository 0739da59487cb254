import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import type { Token } from '../api/shapes';
import { Amount } from '../parts/Amount';
import { widthOf } from '../parts/Bars';
import type { Parts } from './income';

/** Where capital stands: locked, working, joining. Patterned where it does not work yet. */
export function CapitalBar(props: {
  parts: Parts;
  unit: Token;
  /** what is locked, as something that can be pressed */
  locked: (shown: ComponentChildren) => ComponentChildren;
}) {
  const { parts, unit } = props;
  const pattern = useId();
  const kinds = [
    { key: 'locked', label: 'Locked', value: parts.locked },
    { key: 'working', label: 'Available', value: parts.working },
    { key: 'joining', label: 'Joins at the next opening', value: parts.pending },
  ].filter((it) => it.value > 0n);
  const amountOf = (value: bigint) => <Amount value={value} unit={unit} />;
  let from = 0;
  return (
    <div class="capital">
      <svg class="capital-bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
        <defs>
          <pattern id={pattern} width="3" height="10" patternUnits="userSpaceOnUse" patternTransform="skewX(-30)">
            <rect class="joining-soft" width="3" height="10" />
            <rect class="joining" width="1.4" height="10" />
          </pattern>
        </defs>
        <rect class="capital-track" width="100" height="10" />
        {kinds.map((kind) => {
          const width = widthOf(kind.value, parts.total);
          const x = from;
          from += width;
          const fill = kind.key === 'joining' ? `url(#${pattern})` : undefined;
          return (
            <rect key={kind.key} class={fill ? undefined : kind.key} fill={fill} x={x} width={width} height="10" />
          );
        })}
      </svg>
      <ul class="capital-legend">
        {kinds.map((kind) => (
          <li key={kind.key}>
            <i class={kind.key} aria-hidden="true" />
            {kind.label} {kind.key === 'locked' ? props.locked(amountOf(kind.value)) : amountOf(kind.value)}
          </li>
        ))}
        {kinds.length === 0 && <li class="muted">Nothing in this book.</li>}
      </ul>
    </div>
  );
}

import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import type { Tone } from './states';

/** A titled box. `aside` stands at the right of the title. */
export function Card(props: {
  title?: ComponentChildren;
  aside?: ComponentChildren;
  class?: string;
  flush?: boolean;
  children: ComponentChildren;
}) {
  const id = useId();
  return (
    <section
      class={`card ${props.flush ? 'flush' : ''} ${props.class ?? ''}`}
      aria-labelledby={props.title ? id : undefined}
    >
      {props.title && (
        <header class="card-head">
          <h2 id={id}>{props.title}</h2>
          {props.aside && <div class="card-aside">{props.aside}</div>}
        </header>
      )}
      <div class="card-body">{props.children}</div>
    </section>
  );
}

/** The head of a page. The heading takes the focus when the route changes. */
export function PageHead(props: {
  title: string;
  lead?: ComponentChildren;
  aside?: ComponentChildren;
  class?: string;
}) {
  return (
    <div class={props.class ? `page-head ${props.class}` : 'page-head'}>
      <div>
        <h1 id="page-title" tabIndex={-1}>
          {props.title}
        </h1>
        {props.lead && <p class="lead">{props.lead}</p>}
      </div>
      {/* Its line is kept while what stands there is on its way. */}
      {props.aside !== undefined && <div class="page-aside">{props.aside}</div>}
    </div>
  );
}

export function Badge({ tone = 'quiet', children, tip }: { tone?: Tone; children: ComponentChildren; tip?: string }) {
  return (
    <span class={`badge ${tone}`} data-tip={tip} tabIndex={tip ? 0 : undefined}>
      {children}
    </span>
  );
}

/** A label, a large number, and what helps to judge it. */
export function Figure({
  label,
  children,
  note,
}: {
  label: string;
  children: ComponentChildren;
  note?: ComponentChildren;
}) {
  return (
    <div class="figure">
      <dt>{label}</dt>
      <dd>{children}</dd>
      {note && <dd class="figure-note">{note}</dd>}
    </div>
  );
}

/** Pairs of a word and its value. */
export function Facts({ rows }: { rows: readonly (readonly [ComponentChildren, ComponentChildren])[] }) {
  return (
    <dl class="facts">
      {rows.map(([word, value], index) => (
        <div key={index}>
          <dt>{word}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** How full something is, in basis points; above 10,000 it is full. */
export function Meter({ bps, label, tone }: { bps: bigint | null; label: string; tone?: Tone }) {
  const filled = bps === null ? 0 : Number(bps > 10_000n ? 10_000n : bps) / 100;
  return (
    <svg class={`meter ${tone ?? ''}`} role="img" aria-label={label} viewBox="0 0 100 6" preserveAspectRatio="none">
      <rect class="meter-track" width="100" height="6" rx="0" />
      <rect class="meter-fill" width={filled} height="6" rx="0" />
    </svg>
  );
}

import type { ComponentChildren } from 'preact';
import { type Verifying, verifying } from './asked';
import './verifiable.css';

/** A number that opens the drawer in which it is checked. `label` names it for who does not see what stands beside it. */
export function Verifiable(props: { what: Verifying; label: string; children: ComponentChildren }) {
  return (
    <button
      type="button"
      class="verifiable"
      aria-haspopup="dialog"
      data-tip="Verify it: in this browser, against a node that you name"
      onClick={() => {
        verifying.value = props.what;
      }}
    >
      {props.children}
      <span class="sr-only">, verify: {props.label}</span>
    </button>
  );
}

import type { ComponentChildren } from 'preact';
import { Dialog } from '../parts/Dialog';
import { askToConnect } from '../wallet/LazySheet';
import { person } from '../wallet/session';

/** A dialog whose button needs somebody to be connected. */
export function PersonDialog(props: {
  title: string;
  /** of the button */
  verb: string;
  disabled: boolean;
  go: (address: string) => void;
  close: () => void;
  children: ComponentChildren;
}) {
  const who = person.value;
  return (
    <Dialog
      open
      title={props.title}
      close={props.close}
      footer={
        who === null ? (
          <button type="button" class="button primary" onClick={() => askToConnect()}>
            Connect
          </button>
        ) : (
          <button type="button" class="button primary" disabled={props.disabled} onClick={() => props.go(who.address)}>
            {props.verb}
          </button>
        )
      }
    >
      <div class="stack">{props.children}</div>
    </Dialog>
  );
}

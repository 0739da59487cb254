import type { ComponentChildren } from 'preact';
import { useEffect, useId, useLayoutEffect, useRef } from 'preact/hooks';

/**
 * A native modal dialog: the browser traps the focus and gives it back. Escape and the button close it unless `busy`: something is
 * being signed or sent.
 */
export function Dialog(props: {
  open: boolean;
  title: string;
  close: () => void;
  busy?: boolean;
  wide?: boolean;
  footer?: ComponentChildren;
  children: ComponentChildren;
}) {
  const ref = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    const dialog = ref.current;
    if (!dialog) return;
    if (props.open && !dialog.open) dialog.showModal();
    if (!props.open && dialog.open) dialog.close();
  }, [props.open]);
  // The browser gives the focus back when a dialog is closed, not when it is taken away while it is open.
  useLayoutEffect(() => {
    const opener = document.activeElement;
    return () => {
      if (opener instanceof HTMLElement) setTimeout(() => opener.isConnected && opener.focus());
    };
  }, []);
  useEffect(() => {
    const dialog = ref.current;
    // Closed before it is taken away: so the focus goes back to where it came from.
    return () => dialog?.close();
  }, []);
  return (
    <dialog
      ref={ref}
      class={props.wide ? 'dialog wide' : 'dialog'}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        if (!props.busy) props.close();
      }}
    >
      {props.open && (
        <>
          <div class="dialog-head">
            <h2 id={id}>{props.title}</h2>
            <button
              type="button"
              class="icon-button"
              aria-label="Close"
              disabled={props.busy}
              onClick={() => props.close()}
            >
              <svg viewBox="0 0 20 20" aria-hidden="true">
                <path d="m5 5 10 10M15 5 5 15" />
              </svg>
            </button>
          </div>
          <div class="dialog-body">{props.children}</div>
          {props.footer && <footer class="dialog-foot">{props.footer}</footer>}
        </>
      )}
    </dialog>
  );
}

import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';

export interface SheetProps {
  readonly title: string;
  readonly onClose: () => void;
  /** side: at the right edge. middle: what has to be decided now */
  readonly place?: 'side' | 'middle';
  /** while something runs that must not be left: Escape and the backdrop do nothing */
  readonly busy?: boolean;
  readonly footer?: ComponentChildren;
  readonly children: ComponentChildren;
}

/** A modal dialog. The browser's own keeps the focus inside, gives it back, and closes on Escape. */
export function Sheet(props: SheetProps) {
  const ref = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    const dialog = ref.current;
    dialog?.showModal();
    return () => dialog?.close();
  }, []);
  const leave = () => {
    if (!props.busy) props.onClose();
  };
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the backdrop is for the pointer, Escape is the browser's
    <dialog
      ref={ref}
      class={`sheet ${props.place ?? 'middle'}`}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        leave();
      }}
      onClick={(event) => event.target === event.currentTarget && leave()}
    >
      <div class="sheet-in">
        <header class="sheet-head">
          <h2 id={id}>{props.title}</h2>
          <button type="button" class="icon-button" aria-label="Close" disabled={props.busy} onClick={leave}>
            <svg viewBox="0 0 20 20" aria-hidden="true">
              <path d="m5 5 10 10M15 5 5 15" />
            </svg>
          </button>
        </header>
        <div class="sheet-body">{props.children}</div>
        {props.footer && <footer class="sheet-foot">{props.footer}</footer>}
      </div>
    </dialog>
  );
}

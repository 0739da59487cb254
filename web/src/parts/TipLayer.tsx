import { useEffect, useRef } from 'preact/hooks';

const GAP = 8;

/**
 * One tooltip for the whole page: whatever carries `data-tip` shows it on hover and on focus; Escape hides it. The text is also the
 * description of the element for screen readers while it is shown.
 */
export function TipLayer() {
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const tip = ref.current;
    return tip ? follow(tip) : undefined;
  }, []);
  return <div ref={ref} id="tip" role="tooltip" class="tip-layer" hidden />;
}

function follow(tip: HTMLElement): () => void {
  let owner: Element | null = null;
  const hide = () => {
    owner?.removeAttribute('aria-describedby');
    owner = null;
    tip.hidden = true;
  };
  const show = (event: Event) => {
    const found = (event.target as Element | null)?.closest?.('[data-tip]') ?? null;
    if (found === owner) return;
    hide();
    if (!found) return;
    owner = found;
    tip.textContent = found.getAttribute('data-tip');
    tip.hidden = false;
    found.setAttribute('aria-describedby', 'tip');
    place(tip, found.getBoundingClientRect());
  };
  const onKey = (event: KeyboardEvent) => event.key === 'Escape' && hide();
  document.addEventListener('pointerover', show);
  document.addEventListener('focusin', show);
  document.addEventListener('focusout', hide);
  document.addEventListener('keydown', onKey);
  window.addEventListener('scroll', hide, { capture: true, passive: true });
  return () => {
    document.removeEventListener('pointerover', show);
    document.removeEventListener('focusin', show);
    document.removeEventListener('focusout', hide);
    document.removeEventListener('keydown', onKey);
    window.removeEventListener('scroll', hide, { capture: true });
  };
}

/** Above the element, below it when there is no room; never outside the window. */
function place(tip: HTMLElement, at: DOMRect): void {
  const { offsetWidth: width, offsetHeight: height } = tip;
  const left = Math.min(Math.max(GAP, at.left + at.width / 2 - width / 2), window.innerWidth - width - GAP);
  const above = at.top - height - GAP;
  tip.style.left = `${Math.round(left)}px`;
  tip.style.top = `${Math.round(above < GAP ? at.bottom + GAP : above)}px`;
}

import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { type Verifying, verifying } from './asked';

type Loaded = ComponentType<{ wanted: Verifying; close: () => void }>;

/** Shows the drawer that verifies; its code is loaded when somebody verifies for the first time. */
export function VerifyHost() {
  const wanted = verifying.value;
  const [drawer, setDrawer] = useState<{ Drawer: Loaded } | null>(null);
  const close = () => {
    verifying.value = null;
  };
  useEffect(() => {
    if (wanted !== null && drawer === null) {
      // Not there (offline, or a newer build): the number can be pressed again.
      import('./VerifyDrawer').then((it) => setDrawer({ Drawer: it.VerifyDrawer }), close);
    }
  }, [wanted !== null]);
  // Whoever goes to another page takes no drawer along.
  useEffect(() => close, []);
  return wanted === null || drawer === null ? null : <drawer.Drawer wanted={wanted} close={close} />;
}

import { signal } from '@preact/signals';
import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';

const accountSheet = signal(false);

/** For a page that needs somebody to be connected: opens the account sheet. */
export function askToConnect(): void {
  accountSheet.value = true;
}

type Loaded = ComponentType<{ onClose: () => void }>;

/** The account sheet is loaded when it is opened for the first time. */
export function LazySheet({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const [sheet, setSheet] = useState<{ Sheet: Loaded } | null>(null);
  const isWanted = isOpen || accountSheet.value;
  useEffect(() => {
    if (isWanted && sheet === null) void import('./AccountSheet').then((it) => setSheet({ Sheet: it.AccountSheet }));
  }, [isWanted]);
  if (!isWanted || sheet === null) return null;
  return (
    <sheet.Sheet
      onClose={() => {
        accountSheet.value = false;
        onClose();
      }}
    />
  );
}

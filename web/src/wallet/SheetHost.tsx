import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { type Signing, signing } from './sheet';

type Loaded = ComponentType<Signing & { onClose: () => void }>;

/** Shows the sheet that signs; its code is loaded when somebody signs for the first time. */
export function SheetHost() {
  const wanted = signing.value;
  const [sheet, setSheet] = useState<{ Sheet: Loaded } | null>(null);
  useEffect(() => {
    if (wanted !== null && sheet === null) void import('./SignSheet').then((it) => setSheet({ Sheet: it.SignSheet }));
  }, [wanted !== null]);
  if (wanted === null || sheet === null) return null;
  return (
    <sheet.Sheet
      {...wanted}
      onClose={() => {
        signing.value = null;
      }}
    />
  );
}

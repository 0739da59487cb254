/** A bar of `part` within the longest one, with `inner` drawn over it; all in the same unit. */
export function Bar({ part, inner, longest, label }: { part: bigint; inner?: bigint; longest: bigint; label: string }) {
  return (
    <svg class="bar" role="img" aria-label={label} viewBox="0 0 100 12" preserveAspectRatio="none">
      <rect class="bar-part" width={widthOf(part, longest)} height="12" />
      {inner !== undefined && <rect class="bar-inner" y="0" width={widthOf(inner, longest)} height="12" />}
    </svg>
  );
}

/** 0 to 100; what is not zero is at least half a point wide, so that it is seen. */
export function widthOf(part: bigint, longest: bigint): number {
  if (part <= 0n || longest <= 0n) return 0;
  return Math.max(0.5, Math.min(100, Number((part * 10_000n) / longest) / 100));
}

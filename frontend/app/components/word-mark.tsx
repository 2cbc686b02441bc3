/** Compass and square 规矩: the two legs of a carpenter's square and the arc a compass draws from its corner. */
export function WordMark({ size = 32 }: { size?: number }) {
  return (
    <svg className="word-mark" width={size} height={size} viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <path d="M4 3h5v20h20v5H4z" fill="currentColor" />
      <path d="M9 7.5A15.5 15.5 0 0 1 24.5 23" fill="none" stroke="currentColor" strokeWidth="1.75" />
      <path d="M9 23 20.2 11.8" fill="none" stroke="currentColor" strokeWidth="1.25" />
      <rect className="word-mark-seal" x="17.7" y="9.3" width="5" height="5" />
    </svg>
  );
}

/** A promise of the log or of deposits that what is kept does not hold. */
export interface Violation {
  /** `D1` to `D25`, or what else was promised. */
  promise: string;
  of: string;
}

/** Notes a violation unless something holds. */
export type Must = (promise: string, holds: boolean, of: string) => void;

export function collectViolations(): { must: Must; violations: Violation[] } {
  const violations: Violation[] = [];
  const must: Must = (promise, holds, of) => {
    if (!holds) violations.push({ promise, of });
  };
  return { must, violations };
}

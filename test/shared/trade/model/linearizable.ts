/** One call on something that several call at once. */
export interface Operation<State> {
  /** Moments of the call and of its answer; an answer that never came leaves the end open. */
  start: number;
  end: number;
  name: string;
  /** States in which it may leave things, by what it answered; none when it cannot have been answered so. */
  apply(state: State): State[];
}

/**
 * Whether calls that overlapped can be put in some order that keeps the order of those that did not, in which each was
 * answered rightly (Herlihy & Wing 1990, by the search of Wing & Gong 1993 with states that were seen before left out).
 * A call without an answer may have happened at any later moment, or never.
 */
export function isLinearizable<State>(first: State, history: readonly Operation<State>[]): boolean {
  const seen = new Set<string>();
  const search = (state: State, left: readonly Operation<State>[]): boolean => {
    if (left.every(({ end }) => end === Number.POSITIVE_INFINITY)) return true;
    const name = JSON.stringify([state, left.map((operation) => history.indexOf(operation))]);
    if (seen.has(name)) return false;
    seen.add(name);
    const firstEnd = Math.min(...left.map(({ end }) => end));
    return left
      .filter(({ start }) => start <= firstEnd)
      .some((operation) => {
        const rest = left.filter((one) => one !== operation);
        return operation.apply(state).some((next) => search(next, rest));
      });
  };
  return search(first, history);
}

import { median } from './part.ts';

/** How a number of orders sold. */
export interface Sold {
  /** Orders a second until all are in the journal. */
  perSecond: number;
  /** Orders a second until all are granted. */
  granted: number;
  /** Milliseconds of CPU of this process an order. */
  cpu: number;
}

/** One turn of each: many sellers, one seller, and the same calls sent bare. */
export interface Round {
  spread: Sold;
  hot: Sold;
  bare: number;
}

/** The middle of each figure over all rounds. */
export function medianRound(results: readonly Round[]): Round {
  const middle = (figure: (round: Round) => number) => median(results.map(figure));
  const sold = (kind: 'spread' | 'hot'): Sold => ({
    perSecond: middle((round) => round[kind].perSecond),
    granted: middle((round) => round[kind].granted),
    cpu: middle((round) => round[kind].cpu),
  });
  return { spread: sold('spread'), hot: sold('hot'), bare: middle(({ bare }) => bare) };
}

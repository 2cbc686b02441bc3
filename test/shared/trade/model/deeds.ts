import fc from 'fast-check';
import { attempt, type Story } from './trade-acts.ts';

/** Something that somebody does; it can be told again by what it is called. */
export interface Deed {
  name: string;
  run(story: Story): Promise<unknown>;
}

/** Which of several, and how many at once. */
export const n = fc.nat(63);
export const times = fc.constantFrom(1, 1, 1, 2, 3);
export const day = 24 * 60 * 60_000;

export function deed<T>(
  name: string,
  asked: fc.Arbitrary<T>,
  run: (story: Story, asked: T) => Promise<unknown>,
): fc.Arbitrary<Deed> {
  return asked.map((what) => ({ name: `${name} ${JSON.stringify(what)}`, run: (story) => run(story, what) }));
}

/** The same at the same moment, so many times. */
export const atOnce = (count: number, act: () => Promise<unknown>) =>
  Promise.all(Array.from({ length: count }, () => attempt(act)));

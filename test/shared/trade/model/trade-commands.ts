import fc from 'fast-check';
import { buyingDeeds } from './buying-deeds.ts';
import type { Deed } from './deeds.ts';
import { settlingDeeds } from './settling-deeds.ts';
import type { Story } from './trade-acts.ts';

const deeds = [...buyingDeeds, ...settlingDeeds];

/** Two deeds at the same moment. */
const together = fc.tuple(fc.oneof(...deeds), fc.oneof(...deeds)).map(
  ([one, other]): Deed => ({
    name: `${one.name} & ${other.name}`,
    run: (story) => Promise.all([one.run(story), other.run(story)]),
  }),
);

/** Everything that anybody can do, as commands of a model; the check is what the store says in the end. */
export const tradeCommands: fc.Arbitrary<fc.AsyncCommand<{ done: number }, Story>>[] = [
  ...deeds,
  together,
  together,
].map((some) =>
  some.map(({ name, run }) => ({
    check: () => true,
    run: async (model, story) => {
      model.done += 1;
      await run(story);
    },
    toString: () => name,
  })),
);

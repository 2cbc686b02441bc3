import { readFileSync } from 'node:fs';
import type { Ask } from './measure-relevance.ts';
import { interval, mean, ndcgAt } from './metrics.ts';

interface Topic {
  q: string;
  /** What a person who types it wants. */
  need: string;
  /** 3 what was looked for, 2 a good answer, 1 touches it, 0 seen and no answer; by standard id. */
  grades: Record<string, number>;
}

const { topics }: { topics: Topic[] } = JSON.parse(readFileSync(new URL('./topics.json', import.meta.url), 'utf8'));

/** nDCG@10 over the graded topics; a result nobody has judged counts as irrelevant. */
export async function measureTopics(ask: Ask) {
  const scores: number[] = [];
  const judged: number[] = [];
  for (const { q, grades } of topics) {
    const found = (await ask(q)).items.slice(0, 10).map(({ id }) => id);
    scores.push(ndcgAt(10, found, new Map(Object.entries(grades))));
    judged.push(mean(found.map((id) => (Object.hasOwn(grades, id) ? 1 : 0))));
  }
  return { queries: topics.length, ndcg: mean(scores), interval: interval(scores), judged: mean(judged), scores };
}

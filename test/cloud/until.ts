import { setTimeout as pause } from 'node:timers/promises';

const patience = 120_000;

/** Asks again and again until the answer is something, and gives it; fails in words when it takes over two minutes. */
export async function until<T>(what: string, ask: () => Promise<T | false | undefined>): Promise<T> {
  const deadline = Date.now() + patience;
  for (;;) {
    const answer = await ask();
    if (answer !== false && answer !== undefined) return answer;
    if (Date.now() > deadline) throw new Error(`waited ${patience / 1000} s in vain until ${what}`);
    await pause(50);
  }
}

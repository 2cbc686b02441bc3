import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import * as z from 'zod';
import { freePort } from '#infra/local/engines/port.ts';
import { openBrowser } from './chromium.ts';
import { installedTools } from './npm-tools.ts';

const version = '13.5.0';

const Result = z.object({
  categories: z.record(
    z.string(),
    z.object({
      title: z.string(),
      auditRefs: z.array(z.object({ id: z.string(), weight: z.number() })),
    }),
  ),
  audits: z.record(z.string(), z.object({ score: z.number().nullable() })),
});

/** What Lighthouse thinks of a page: a score of 100 for each category, and the audits that cost it something. */
export interface Judgement {
  address: string;
  categories: { name: string; title: string; score: number | null; faults: string[] }[];
}

interface Lighthouse {
  default(address: string, settings: object): Promise<{ lhr: unknown } | undefined>;
}

/** Waiting for quiet and pictures of the whole page, which nothing but the judgement of speed needs. */
const withoutSpeed = {
  disableFullPageScreenshot: true,
  pauseAfterFcpMs: 0,
  pauseAfterLoadMs: 0,
  networkQuietThresholdMs: 0,
  cpuQuietThresholdMs: 0,
};

/**
 * Judges pages one after the other, as on a telephone, in a browser of its own; by the named categories of Lighthouse alone,
 * speed not among them, or by all. Undefined, with the reason printed, where Lighthouse cannot be had.
 */
export async function judgePages(
  addresses: readonly string[],
  onlyCategories?: readonly string[],
): Promise<Judgement[] | undefined> {
  const folder = await installedTools('lighthouse', [`lighthouse@${version}`]);
  if (!folder) return undefined;
  const program = pathToFileURL(join(folder, 'node_modules/lighthouse/core/index.js')).href;
  const { default: judge }: Lighthouse = await import(program);
  const chosen = onlyCategories && { onlyCategories, ...withoutSpeed };
  const port = await freePort(0);
  const browser = await openBrowser([`--remote-debugging-port=${port}`]);
  const judged: Judgement[] = [];
  try {
    for (const address of addresses) {
      const answer = await judge(address, { port, logLevel: 'silent', ...chosen });
      judged.push(judgementOf(address, Result.parse(answer?.lhr)));
    }
  } finally {
    await browser.close();
  }
  return judged;
}

function judgementOf(address: string, { categories, audits }: z.infer<typeof Result>): Judgement {
  return {
    address,
    categories: Object.entries(categories).map(([name, { title, auditRefs }]) => {
      // What could not be measured, as on a busy machine, leaves a category without a score of its own; the rest still counts.
      const measured = auditRefs.flatMap(({ id, weight }) => {
        const score = audits[id]?.score ?? null;
        return weight > 0 && score !== null ? [{ id, weight, score }] : [];
      });
      const whole = measured.reduce((sum, { weight }) => sum + weight, 0);
      const reached = measured.reduce((sum, { weight, score }) => sum + weight * score, 0);
      const faults = measured.filter(({ score }) => score < 1).map(({ id }) => id);
      return { name, title, score: whole === 0 ? null : Math.round((100 * reached) / whole), faults };
    }),
  };
}

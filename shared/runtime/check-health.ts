import * as z from 'zod';

export const Health = z.object({
  status: z.enum(['ready', 'not-ready']),
  engines: z.record(z.string(), z.object({ ready: z.boolean(), milliseconds: z.number() })),
});
export type Health = z.infer<typeof Health>;

/** One probe an engine; it resolves to whether the engine can serve requests and may also throw or hang. */
export interface HealthServices {
  probes: Record<string, () => Promise<boolean>>;
}

const patience = 3000;

/** Asks every engine at once; one that throws or stays silent for three seconds is not ready. */
export async function checkHealth({ probes }: HealthServices): Promise<Health> {
  const engines = Object.fromEntries(
    await Promise.all(
      Object.entries(probes).map(async ([name, probe]) => {
        const started = performance.now();
        const ready = (await inTime(probe())) ?? false;
        return [name, { ready, milliseconds: Math.round(performance.now() - started) }] as const;
      }),
    ),
  );
  return { status: Object.values(engines).every(({ ready }) => ready) ? 'ready' : 'not-ready', engines };
}

/** The answer, unless it is an error or takes longer than three seconds. */
export function inTime<T>(asked: Promise<T>): Promise<T | undefined> {
  return Promise.race([asked.catch(() => undefined), silence()]);
}

function silence(): Promise<undefined> {
  return new Promise((resolve) => {
    setTimeout(() => resolve(undefined), patience).unref();
  });
}

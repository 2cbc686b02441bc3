import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { stateHome } from '#infra/local/engines/folders.ts';

/** Computing seconds by process. */
export type Cpu = Record<string, number>;

/** Milliseconds of each process for one of so many pieces of work. */
export const costOf = (cpu: Cpu, count: number) =>
  Object.entries(cpu)
    .map(([process_, seconds]) => `${process_} ${((seconds * 1000) / count).toFixed(0)} ms`)
    .join(', ');

/** What some work answers, the seconds that it took, and the computing time that it cost meanwhile. */
export async function timed<T>(work: () => Promise<T>): Promise<{ answer: T; seconds: number; cpu: Cpu }> {
  const [started, before] = [performance.now(), await cpuSeconds()];
  const answer = await work();
  const [seconds, after] = [(performance.now() - started) / 1000, await cpuSeconds()];
  return {
    answer,
    seconds,
    cpu: Object.fromEntries(Object.entries(after).map(([of, now]) => [of, now - (before[of] ?? 0)])),
  };
}

/** Of this process, and where the system tells it, of the engines of the state folder. */
async function cpuSeconds(): Promise<Cpu> {
  const { user, system } = process.cpuUsage();
  const engines = await Promise.all(
    Object.entries({ 'DynamoDB Local': 'dynamodb', S3Proxy: 's3' }).map(async ([title, slug]) => {
      const record = await readFile(join(stateHome(), 'run', `${slug}.json`), 'utf8').catch(() => '{}');
      const stat = await readFile(`/proc/${JSON.parse(record).pid}/stat`, 'utf8').catch(() => undefined);
      // User and system time in hundredths of a second, fields 14 and 15 of proc(5).
      const fields = stat?.slice(stat.lastIndexOf(')') + 2).split(' ');
      return fields ? [[title, (Number(fields[11]) + Number(fields[12])) / 100] as const] : [];
    }),
  );
  return { Node: (user + system) / 1e6, ...Object.fromEntries(engines.flat()) };
}

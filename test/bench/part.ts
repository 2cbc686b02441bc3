import type { RunFile } from '#infra/local/run-file.ts';

/** What every part of the bench is told: the running service and the catalogue it should hold. */
export interface BenchContext {
  /** Where the site and the API answer. */
  serviceUrl: string;
  /** Engines of the running service, when it runs on this computer. */
  run: RunFile | undefined;
  /** The whole catalogue as rows. */
  catalogueFile: string;
  print(line: string): void;
}

/** A part measures and answers a piece of Markdown; `test/bench/<part>.ts` exports it as `report`. */
export type Report = (context: BenchContext) => Promise<string>;

/** A Markdown table; every cell is printed as it is. */
export function table(head: string[], rows: string[][]): string {
  const line = (cells: string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

/** The middle one of some values; of an even number the greater of the two in the middle. */
export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

/** p50 / p95 in milliseconds of so many reads, one after the other. */
export async function quantiles(reads: number, read: () => Promise<unknown>): Promise<string> {
  const times: number[] = [];
  for (let n = 0; n < reads; n += 1) {
    const started = performance.now();
    await read();
    times.push(performance.now() - started);
  }
  times.sort((a, b) => a - b);
  const at = (share: number) => (times[Math.min(reads - 1, Math.floor(share * reads))] ?? 0).toFixed(1);
  return `${at(0.5)} / ${at(0.95)}`;
}

import { Random } from './random.ts';

/** 1 when one of the first `n` results is relevant. */
export function successAt(n: number, results: readonly string[], relevant: ReadonlySet<string>): number {
  return results.slice(0, n).some((id) => relevant.has(id)) ? 1 : 0;
}

/** One over the place of the first relevant result, 0 when there is none. */
export function reciprocalRank(results: readonly string[], relevant: ReadonlySet<string>): number {
  const place = results.findIndex((id) => relevant.has(id));
  return place < 0 ? 0 : 1 / (place + 1);
}

/** Normalised discounted cumulative gain with the grade itself as gain (trec_eval's nDCG, ir-measures' default). */
export function ndcgAt(n: number, results: readonly string[], grades: ReadonlyMap<string, number>): number {
  const gain = (list: readonly number[]) =>
    list.slice(0, n).reduce((sum, grade, i) => sum + grade / Math.log2(i + 2), 0);
  const ideal = gain([...grades.values()].sort((a, b) => b - a));
  return ideal === 0 ? 0 : gain(results.map((id) => grades.get(id) ?? 0)) / ideal;
}

export function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Percentile bootstrap of the mean, 95 %, from 1,000 resamples with a fixed seed. */
export function interval(values: readonly number[], seed = 1): [number, number] {
  const random = new Random(seed);
  const means = Array.from({ length: 1000 }, () => mean(values.map(() => random.pick(values)))).sort((a, b) => a - b);
  return [means[24] ?? 0, means[974] ?? 0];
}

export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? 0;
}

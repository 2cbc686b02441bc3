/** What has come at which moment (milliseconds). */
interface Sample {
  at: number;
  bytes: number;
}

const window = 5000;

/** Bytes a second over the last five seconds; 0 until two moments are known. */
export function paceOf(samples: readonly Sample[]): number {
  const last = samples.at(-1);
  const first = last && samples.find(({ at }) => at >= last.at - window);
  if (!last || !first || last.at === first.at) return 0;
  return ((last.bytes - first.bytes) * 1000) / (last.at - first.at);
}

const units = ['B', 'kB', 'MB', 'GB'];

/** A size in the largest decimal unit that leaves a digit before the point, such as `12.3 MB`. */
export function sizeText(bytes: number): string {
  const power = Math.min(units.length - 1, bytes < 1 ? 0 : Math.floor(Math.log10(bytes) / 3));
  const value = bytes / 1000 ** power;
  return `${power === 0 ? Math.round(value) : value.toFixed(1)} ${units[power]}`;
}

export interface ProgressBar {
  /** Shows how many are done now. */
  at(done: number): void;
  /** Ends the line. */
  end(): void;
}

const width = 30;
const interval = 100;

/** A bar with rate and time left on a terminal; elsewhere one line every few seconds. `total` may be a guess or 0. */
export function progressBar(total: number, out: NodeJS.WriteStream = process.stderr): ProgressBar {
  const started = performance.now();
  let shown = 0;
  let last = 0;
  const show = (done: number) => {
    const seconds = (performance.now() - started) / 1000;
    const text = lineOf(done, Math.max(total, done), seconds);
    out.write(out.isTTY ? `\r${text}\u001b[K` : `${text}\n`);
  };
  return {
    at(done) {
      last = done;
      const now = performance.now();
      if (now - shown < (out.isTTY ? interval : 50 * interval)) return;
      shown = now;
      show(done);
    },
    end() {
      show(last);
      if (out.isTTY) out.write('\n');
    },
  };
}

/** `████░░░░  41 %  73,812 of 180,283  2,950/s  36 s left`. */
export function lineOf(done: number, total: number, seconds: number): string {
  const share = total > 0 ? Math.min(1, done / total) : 0;
  const rate = seconds > 0 ? done / seconds : 0;
  const left = rate > 0 ? Math.ceil((total - done) / rate) : 0;
  const full = Math.round(share * width);
  const count = (value: number) => Math.round(value).toLocaleString('en');
  return [
    '█'.repeat(full) + '░'.repeat(width - full),
    `${String(Math.floor(share * 100)).padStart(3)} %`,
    `${count(done)} of ${count(total)}`,
    `${count(rate)}/s`,
    `${left} s left`,
  ].join('  ');
}

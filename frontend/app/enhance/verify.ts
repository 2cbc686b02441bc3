import { checkReceipt, type Evidence, type Step } from '../receipt-steps.ts';
import { hashInWorker, prepareWorker } from './hash-in-worker.ts';

type Verdict = 'holds' | 'holdsWithoutFile' | 'fails' | 'hashing' | 'unreadable' | 'noKey';

/** Verifies what is chosen, here. The only thing ever asked for is the published key, when none is given. */
export function addVerification(root: HTMLElement): void {
  const form = root.querySelector<HTMLFormElement>('[data-verify-form]');
  if (!form) return;
  prepareWorker();
  form.hidden = false;
  root.querySelector('[data-without-script]')?.remove();
  let turn = 0;
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    turn += 1;
    const mine = turn;
    clear(root);
    void verify(root, form).then((show) => mine === turn && show());
  });
}

/** What to show in the end; a later verification may have begun by then. */
async function verify(root: HTMLElement, form: HTMLFormElement): Promise<() => void> {
  const evidence = await gather(root, form).catch(() => 'unreadable' as const);
  hideProgress(form);
  if (typeof evidence === 'string') return () => say(root, evidence);
  const { holds, steps } = checkReceipt(evidence);
  return () => {
    for (const step of steps) showStep(root, step);
    root.querySelector('[data-verify-steps]')?.removeAttribute('hidden');
    const failed = steps.find(({ outcome }) => outcome === 'failed');
    if (failed) say(root, 'fails', { step: titleOf(root, failed), why: sentenceOf(root, failed) });
    else if (holds) say(root, evidence.file ? 'holds' : 'holdsWithoutFile');
    root.querySelector('#result')?.scrollIntoView({ block: 'nearest' });
  };
}

async function gather(root: HTMLElement, form: HTMLFormElement): Promise<Evidence | 'unreadable' | 'noKey'> {
  const [receipt, statement, checkpoint, timeStamp] = await Promise.all(
    ['receipt', 'statement', 'checkpoint', 'time-stamp'].map(async (id) => bytesOf(chosen(form, id))),
  );
  if (!receipt || !statement) return 'unreadable';
  const keys = form.querySelector('textarea')?.value.trim() || (await publishedKey());
  if (keys === undefined) return 'noKey';
  const file = chosen(form, 'file');
  if (file) say(root, 'hashing');
  return {
    receipt,
    statement,
    keys,
    checkpoint: checkpoint && new TextDecoder().decode(checkpoint),
    timeStamp,
    file: file && { sha256: await hashInWorker(file, showProgress(form, file.size)), bytes: file.size },
  };
}

function chosen(form: HTMLFormElement, id: string): File | undefined {
  return form.querySelector<HTMLInputElement>(`#verify-${id}`)?.files?.[0];
}

async function bytesOf(file: File | undefined): Promise<Uint8Array | undefined> {
  return file && new Uint8Array(await file.arrayBuffer());
}

async function publishedKey(): Promise<string | undefined> {
  const answer = await fetch('/log/key').catch(() => undefined);
  return answer?.ok ? answer.text() : undefined;
}

function showProgress(form: HTMLFormElement, size: number): (done: number) => void {
  const bar = form.querySelector('progress');
  if (bar) [bar.hidden, bar.value] = [false, 0];
  return (done) => {
    if (bar) bar.value = size === 0 ? 1 : done / size;
  };
}

function hideProgress(form: HTMLFormElement): void {
  const bar = form.querySelector('progress');
  if (bar) bar.hidden = true;
}

function clear(root: HTMLElement): void {
  const verdict = root.querySelector<HTMLElement>('[data-verdict]');
  if (verdict) verdict.textContent = '';
  verdict?.removeAttribute('data-outcome');
  root.querySelector('[data-verify-steps]')?.setAttribute('hidden', '');
}

/** Says it in the live region, in words that the page holds. */
function say(root: HTMLElement, verdict: Verdict, values: Record<string, string> = {}): void {
  const region = root.querySelector<HTMLElement>('[data-verdict]');
  const words = root.querySelector(`[data-verdict-words="${verdict}"]`)?.textContent ?? '';
  if (!region) return;
  region.textContent = filled(words, values);
  region.dataset.outcome = verdict.startsWith('holds') ? 'passed' : verdict === 'hashing' ? 'waiting' : 'failed';
}

function showStep(root: HTMLElement, step: Step): void {
  const item = root.querySelector<HTMLElement>(`[data-step="${step.name}"]`);
  const said = item?.querySelector('[data-said]');
  if (!item || !said) return;
  item.dataset.outcome = step.outcome;
  said.textContent = sentenceOf(root, step);
  for (const word of item.querySelectorAll<HTMLElement>('[data-outcome-word]')) {
    word.hidden = word.dataset.outcomeWord !== step.outcome;
  }
}

function titleOf(root: HTMLElement, { name }: Step): string {
  return root.querySelector(`[data-step="${name}"] h3`)?.textContent ?? '';
}

function sentenceOf(root: HTMLElement, { name, says, values }: Step): string {
  return filled(root.querySelector(`[data-step="${name}"] [data-says="${says}"]`)?.textContent ?? '', values);
}

function filled(words: string, values: Record<string, string>): string {
  return words.replaceAll(/\{(\w+)\}/g, (hole, name) => values[name] ?? hole);
}

import { addFileChoice, type FileNews, type HashedFile } from './chosen-file.ts';
import { keepDraft } from './form-draft.ts';
import { type PutLink, type PutOutcome, putFile } from './put-file.ts';

type Stage =
  | FileNews
  | 'noFile'
  | 'declaring'
  | 'declared'
  | 'uploading'
  | 'stopped'
  | 'lost'
  | 'sealing'
  | 'sealed'
  | 'signedOut'
  | 'refused';

interface Upload {
  upload: PutLink | null;
  isReceived: boolean;
}

/** A step that did not happen, and what to say of it. */
class Halt extends Error {
  override readonly name = 'Halt';
  readonly stage: Stage;
  readonly values: Record<string, string>;

  constructor(stage: Stage, values: Record<string, string> = {}) {
    super(stage);
    this.stage = stage;
    this.values = values;
  }
}

/**
 * Does the three steps on one page: hashes the file while the claims are written, declares, uploads, seals. Each step is
 * kept by the server; the address becomes that of the declared deposit, so that a reload goes on there.
 */
export function addWizard(form: HTMLFormElement): void {
  showScripted(form);
  const fileSays = (news: FileNews) => say(form, '[data-hash-says]', news);
  const chosen = addFileChoice(form, fileSays);
  const draft = form.dataset.deposit === undefined ? keepDraft(form) : undefined;
  let isRunning = false;
  const start = async () => {
    if (isRunning) return;
    isRunning = true;
    setBusy(form, true);
    try {
      await deposit(form, chosen, () => draft?.forget());
    } catch (error) {
      if (!(error instanceof Halt)) throw error;
      say(form, '[data-says]', error.stage, error.values);
    } finally {
      isRunning = false;
      setBusy(form, false);
    }
  };
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void start();
  });
  button(form, '[data-retry]')?.addEventListener('click', () => void start());
}

function showScripted(form: HTMLFormElement): void {
  for (const part of form.querySelectorAll<HTMLElement>('[data-needs-script]')) part.hidden = false;
  for (const part of form.querySelectorAll<HTMLElement>('[data-by-hand]')) {
    part.hidden = true;
    // A hidden field cannot be asked for; the script fills them in.
    for (const field of part.querySelectorAll('input')) field.required = false;
  }
  const submit = form.querySelector<HTMLElement>('[data-with-script]');
  if (submit?.dataset.withScript) submit.textContent = submit.dataset.withScript;
}

async function deposit(
  form: HTMLFormElement,
  chosen: () => Promise<HashedFile | undefined> | undefined,
  declared: () => void,
): Promise<void> {
  const isReceived = form.dataset.received !== undefined;
  const hashed = isReceived ? undefined : await chosen();
  if (!isReceived && !hashed) throw new Halt('noFile');
  const id = form.dataset.deposit ?? (await declare(form, declared));
  if (hashed) await upload(form, id, hashed.file);
  say(form, '[data-says]', 'sealing');
  await step(form, { step: 'seal', deposit: id });
  say(form, '[data-says]', 'sealed');
  location.assign(`${form.dataset.desk}${id}`);
}

async function declare(form: HTMLFormElement, declared: () => void): Promise<string> {
  say(form, '[data-says]', 'declaring');
  const { id } = (await step(form, { ...Object.fromEntries(new FormData(form)), step: 'declare' })) as { id: string };
  say(form, '[data-says]', 'declared');
  form.dataset.deposit = id;
  declared();
  closeClaims(form);
  history.replaceState(null, '', `${form.dataset.place}${id}/continue`);
  return id;
}

/** What is declared does not change any more. */
function closeClaims(form: HTMLFormElement): void {
  const fields = form.querySelectorAll<HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement>(
    '#claims :is(input, select, textarea), #chosen',
  );
  for (const field of fields) field.disabled = true;
}

async function upload(form: HTMLFormElement, id: string, file: File): Promise<void> {
  const found = (await step(form, { step: 'upload', deposit: id })) as unknown as Upload;
  if (!found.upload || found.isReceived) return;
  const outcome = await put(form, file, found.upload);
  if (outcome !== 'done') throw new Halt(outcome);
}

async function put(form: HTMLFormElement, file: File, link: PutLink): Promise<PutOutcome> {
  const bar = form.querySelector<HTMLProgressElement>('[data-upload-progress]');
  const [cancel, retry] = [button(form, '[data-cancel]'), button(form, '[data-retry]')];
  const stop = new AbortController();
  cancel?.addEventListener('click', () => stop.abort(), { signal: stop.signal });
  for (const part of [bar, cancel]) if (part) part.hidden = false;
  if (retry) retry.hidden = true;
  const outcome = await putFile(
    file,
    link,
    ({ share, ...values }) => {
      if (bar) bar.value = share;
      say(form, '[data-pace]', 'uploading', values);
    },
    stop.signal,
  );
  if (cancel) cancel.hidden = true;
  if (retry) retry.hidden = outcome === 'done';
  if (bar) bar.hidden = outcome !== 'done';
  return outcome;
}

/** Asks the site for one step in the name of the member. */
async function step(
  form: HTMLFormElement,
  values: Record<string, FormDataEntryValue>,
): Promise<Record<string, unknown>> {
  const body = new URLSearchParams(Object.entries(values).map(([name, value]) => [name, String(value)]));
  const answer = await fetch(form.dataset.steps ?? '', { method: 'POST', body, redirect: 'manual' }).catch(
    () => undefined,
  );
  if (!answer) throw new Halt('lost');
  if (answer.type === 'opaqueredirect') throw new Halt('signedOut');
  const said = await answer.json().catch(() => ({}));
  if (answer.ok) return said;
  throw new Halt('refused', { detail: detailOf(said) });
}

interface Said {
  problem?: { detail?: string; errors?: { pointer: string }[] };
}

function detailOf({ problem }: Said): string {
  const places = (problem?.errors ?? []).map(({ pointer }) => pointer.replace('/body/', ''));
  return [problem?.detail ?? '', ...places].join(' ');
}

function setBusy(form: HTMLFormElement, isBusy: boolean): void {
  const submit = button(form, '[type="submit"]');
  if (submit) submit.disabled = isBusy;
}

function button(form: HTMLFormElement, selector: string): HTMLButtonElement | null {
  return form.querySelector<HTMLButtonElement>(selector);
}

/** Says it in a live region, in words that the page holds. */
function say(form: HTMLFormElement, region: string, stage: Stage, values: Record<string, string> = {}): void {
  const place = form.querySelector<HTMLElement>(region);
  const words = form.querySelector(`[data-word="${stage}"]`)?.textContent ?? '';
  if (!place) return;
  place.textContent = words.replaceAll(/\{(\w+)\}/g, (hole, name) => values[name] ?? hole);
  place.dataset.stage = stage;
}

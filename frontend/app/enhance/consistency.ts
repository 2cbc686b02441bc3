import { compareCheckpoints } from '../checkpoint-consistency.ts';

/** Compares an older checkpoint with the one that the log publishes now, or with another file. */
export function addConsistency(root: HTMLElement): void {
  const form = root.querySelector<HTMLFormElement>('[data-consistency-form]');
  if (!form) return;
  form.hidden = false;
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void compare(root, form);
  });
}

async function compare(root: HTMLElement, form: HTMLFormElement): Promise<void> {
  const [older, newer] = await Promise.all(['older', 'newer'].map((id) => chosenText(form, id)));
  const [current, keys] = await Promise.all([newer ?? published('checkpoint'), published('key')]);
  if (older === undefined || current === undefined || keys === undefined) return say(root, 'unreadable', {});
  const { verdict, values } = await compareCheckpoints({ checkpoints: [older, current], keys }, fetchTile);
  say(root, verdict, values);
}

async function chosenText(form: HTMLFormElement, id: string): Promise<string | undefined> {
  return form
    .querySelector<HTMLInputElement>(`#consistency-${id}`)
    ?.files?.[0]?.text()
    .catch(() => undefined);
}

async function published(path: string): Promise<string | undefined> {
  const answer = await fetch(`/log/${path}`).catch(() => undefined);
  return answer?.ok ? answer.text() : undefined;
}

async function fetchTile(path: string): Promise<Uint8Array | undefined> {
  const answer = await fetch(`/log/${path}`).catch(() => undefined);
  return answer?.ok ? new Uint8Array(await answer.arrayBuffer()) : undefined;
}

/** Says it in the live region, in words that the page holds. */
function say(root: HTMLElement, verdict: string, values: Record<string, string | undefined>): void {
  const region = root.querySelector<HTMLElement>('[data-consistency]');
  const words = root.querySelector(`[data-consistency-words="${verdict}"]`)?.textContent ?? '';
  if (!region) return;
  region.textContent = words.replaceAll(/\{(\w+)\}/g, (hole, name) => values[name] ?? hole);
  region.dataset.outcome = verdict === 'consistent' || verdict === 'same' ? 'passed' : 'failed';
}

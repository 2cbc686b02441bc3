import { hashInWorker, prepareWorker } from './hash-in-worker.ts';

/** A file with its SHA-256 in hexadecimal. */
export interface HashedFile {
  file: File;
  sha256: string;
}

export type FileNews = 'hashing' | 'hashed' | 'unreadable' | 'tooLarge' | 'otherFile';

const mostBytes = 512 * 1024 * 1024;
const types: Record<string, string> = {
  pdf: 'application/pdf',
  xml: 'application/xml',
  html: 'text/html',
  htm: 'text/html',
  md: 'text/markdown',
  txt: 'text/plain',
};

/**
 * Lets a file be chosen or dropped, hashes it and shows how far it is. Answers what has been chosen: nothing yet, or a
 * hash that may still be computed.
 */
export function addFileChoice(
  form: HTMLFormElement,
  say: (news: FileNews) => void,
): () => Promise<HashedFile | undefined> | undefined {
  const drop = form.querySelector<HTMLElement>('[data-drop]');
  const input = drop?.querySelector<HTMLInputElement>('input[type="file"]');
  if (!drop || !input) return () => undefined;
  prepareWorker();
  let chosen: Promise<HashedFile | undefined> | undefined;
  const take = (file: File | undefined) => {
    if (!file) return;
    const mine = hash(form, file, say, () => chosen === mine);
    chosen = mine;
  };
  input.addEventListener('change', () => take(input.files?.[0]));
  drop.addEventListener('dragover', (event) => {
    event.preventDefault();
    drop.dataset.over = '';
  });
  drop.addEventListener('dragleave', () => delete drop.dataset.over);
  drop.addEventListener('drop', (event) => {
    event.preventDefault();
    delete drop.dataset.over;
    const files = event.dataTransfer?.files;
    if (!files?.[0]) return;
    input.files = files;
    take(files[0]);
  });
  // Chosen before the script had come, or kept by the browser over a reload.
  take(input.files?.[0]);
  return () => chosen;
}

async function hash(
  form: HTMLFormElement,
  file: File,
  say: (news: FileNews) => void,
  isCurrent: () => boolean,
): Promise<HashedFile | undefined> {
  if (file.size > mostBytes) {
    say('tooLarge');
    return undefined;
  }
  say('hashing');
  const sha256 = await hashInWorker(file, (done, soFar) => {
    if (isCurrent()) show(form, { hash: soFar, share: done / file.size });
  }).catch(() => undefined);
  if (!isCurrent()) return undefined;
  show(form, { hash: sha256 ?? '', share: 1 });
  const wanted = form.dataset.wanted;
  if (sha256 === undefined || (wanted !== undefined && wanted !== sha256)) {
    say(sha256 === undefined ? 'unreadable' : 'otherFile');
    return undefined;
  }
  fillIn(form, file, sha256);
  say('hashed');
  return { file, sha256 };
}

function show(form: HTMLFormElement, { hash, share }: { hash: string; share: number }): void {
  const facts = form.querySelector<HTMLElement>('[data-hash-facts]');
  const code = form.querySelector<HTMLElement>('[data-hash]');
  const bar = form.querySelector<HTMLProgressElement>('[data-hash-progress]');
  if (!facts || !code || !bar) return;
  facts.hidden = hash === '';
  code.textContent = hash;
  code.dataset.hash = share < 1 ? 'computing' : 'done';
  bar.hidden = share === 1;
  bar.value = share;
}

/** The fields that are filled in by hand where there is no script. */
function fillIn(form: HTMLFormElement, file: File, sha256: string): void {
  const suffix = file.name.split('.').at(-1)?.toLowerCase() ?? '';
  const values = { sha256, bytes: String(file.size), mediaType: types[suffix] ?? 'text/plain', filename: file.name };
  for (const [name, value] of Object.entries(values)) {
    const field = form.elements.namedItem(name);
    if (field instanceof HTMLInputElement || field instanceof HTMLSelectElement) field.value = value;
  }
}

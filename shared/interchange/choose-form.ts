import { type RecordForm, recordForms, splitForm } from './record-forms.ts';

/**
 * Path of the form, or of the text, that a request for a record asks for by suffix or by `Accept` (RFC 9110 §12.5.1); null when it asks
 * for the page, as all do that do not name a form and prefer it to HTML.
 */
export function formPath(path: string, accept: string | undefined): string | null {
  const id = /^\/standards\/([^/]+)$/.exec(path)?.[1];
  if (id === undefined) return null;
  if (splitForm(id).suffix !== '') return path;
  const form = preferredForm(accept);
  return form && `${path}.${form.suffix}`;
}

function preferredForm(accept: string | undefined): RecordForm | null {
  const wishes = readAccept(accept ?? '');
  const page = Math.max(qualityOf('text/html', wishes), qualityOf('application/xhtml+xml', wishes));
  let best: { form: RecordForm | null; quality: number } = { form: null, quality: page };
  for (const form of recordForms) {
    const named = Math.max(...[form.type, ...(form.alsoAsked ?? [])].map((type) => wishes.get(type) ?? 0));
    if (named > best.quality) best = { form, quality: named };
  }
  return best.form;
}

/** Ranges count for the page alone: a client that takes anything gets the page. */
function qualityOf(type: string, wishes: ReadonlyMap<string, number>): number {
  return wishes.get(type) ?? wishes.get(type.replace(/\/.*/, '/*')) ?? lowered(wishes.get('*/*'));
}

/** A form that is named at all goes before a page that is not. */
function lowered(quality: number | undefined): number {
  return quality === undefined ? 0 : quality / 1e6;
}

function readAccept(header: string): Map<string, number> {
  const wishes = new Map<string, number>();
  for (const entry of header.toLowerCase().split(',')) {
    const [type = '', ...parameters] = entry.split(';').map((part) => part.trim());
    const written = parameters.find((parameter) => parameter.startsWith('q='));
    const quality = written === undefined ? 1 : Number(written.slice(2));
    if (type !== '' && quality >= 0 && quality <= 1) wishes.set(type, Math.max(quality, wishes.get(type) ?? 0));
  }
  return wishes;
}

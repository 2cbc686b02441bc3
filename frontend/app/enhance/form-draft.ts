/** What tells of a file is not kept, because the file itself is not. */
const ofTheFile = ['sha256', 'bytes', 'mediaType', 'filename'];

type Kept = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/** Keeps what is typed into a form while this tab is open, so that a reload loses nothing. `forget` ends it. */
export function keepDraft(form: HTMLFormElement): { forget(): void } {
  const place = `guiju-draft ${location.pathname}${location.search}`;
  restore(form, place);
  const keep = () => sessionStorage.setItem(place, JSON.stringify(valuesOf(form)));
  form.addEventListener('input', keep);
  form.addEventListener('change', keep);
  return {
    forget: () => {
      form.removeEventListener('input', keep);
      form.removeEventListener('change', keep);
      sessionStorage.removeItem(place);
    },
  };
}

function fieldsOf(form: HTMLFormElement): Kept[] {
  const fields = form.querySelectorAll<Kept>('input[name], textarea[name], select[name]');
  return [...fields].filter(({ name }) => !ofTheFile.includes(name));
}

const isTick = (field: Kept): field is HTMLInputElement =>
  field instanceof HTMLInputElement && field.type === 'checkbox';

function valuesOf(form: HTMLFormElement): Record<string, string> {
  return Object.fromEntries(
    fieldsOf(form).map((field) => [field.name, isTick(field) ? String(field.checked) : field.value]),
  );
}

function restore(form: HTMLFormElement, place: string): void {
  const kept: Record<string, unknown> = JSON.parse(sessionStorage.getItem(place) ?? '{}');
  for (const field of fieldsOf(form)) {
    const value = kept[field.name];
    if (typeof value !== 'string') continue;
    if (isTick(field)) field.checked = value === 'true';
    else field.value = value;
    if (value !== '' && value !== 'false') field.closest('details')?.setAttribute('open', '');
  }
}

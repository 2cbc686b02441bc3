import { addressOf, type Suggested } from './suggested.ts';
import { SuggestionList } from './suggestion-list.ts';

const pause = 120;

/**
 * Makes the search field a combobox with suggestions. While an input method composes (pinyin, handwriting) nothing is
 * asked and no key is taken; Enter without a chosen option always submits the form as it is.
 */
export function addSuggestions(field: HTMLElement): void {
  const input = field.querySelector('input');
  if (!input) return;
  const list = new SuggestionList(`${input.id}-suggestions`, field.dataset.list ?? '');
  const live = liveRegion();
  field.append(list.element, live);
  prepare(input, list);
  const sync = () => reflect(input, list);
  const ask = asker(field, (items) => {
    if (document.activeElement !== input) return;
    list.show(items);
    live.textContent = spoken(field, items.length);
    sync();
  });
  input.addEventListener('input', (event) => {
    if (!(event instanceof InputEvent && event.isComposing)) ask(input.value);
  });
  input.addEventListener('compositionend', () => ask(input.value));
  input.addEventListener('keydown', (event) => {
    if (!event.isComposing && event.keyCode !== 229 && takeKey(event, list, field)) event.preventDefault();
    sync();
  });
  input.addEventListener('blur', () => {
    list.hide();
    sync();
  });
  // The list must not take the focus, or the blur would hide it before the click arrives.
  list.element.addEventListener('mousedown', (event) => event.preventDefault());
  list.element.addEventListener('click', (event) => choose(list.itemAt(event.target), field));
}

function prepare(input: HTMLInputElement, list: SuggestionList): void {
  input.setAttribute('role', 'combobox');
  input.setAttribute('aria-autocomplete', 'list');
  input.setAttribute('aria-controls', list.element.id);
  reflect(input, list);
}

function reflect(input: HTMLInputElement, list: SuggestionList): void {
  input.setAttribute('aria-expanded', String(list.isOpen));
  if (list.activeId) input.setAttribute('aria-activedescendant', list.activeId);
  else input.removeAttribute('aria-activedescendant');
}

/** True when the key was for the list and the input must not see it. */
function takeKey(event: KeyboardEvent, list: SuggestionList, field: HTMLElement): boolean {
  if (!list.isOpen) return false;
  if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
    list.move(event.key === 'ArrowDown' ? 1 : -1);
    return true;
  }
  if (event.key === 'Escape') {
    list.hide();
    return true;
  }
  if (event.key !== 'Enter' || !list.active) return false;
  choose(list.active, field);
  return true;
}

function choose(item: Suggested | undefined, field: HTMLElement): void {
  if (!item) return;
  const address = addressOf(item, field.dataset.records ?? '', field.dataset.classes ?? '');
  const input = field.querySelector('input');
  if (address) location.assign(address);
  if (address || !input) return;
  input.value = item.text;
  input.form?.requestSubmit();
}

/** Asks after a short pause; an answer that was overtaken by a newer question is dropped. */
function asker(field: HTMLElement, show: (items: Suggested[]) => void): (text: string) => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running = new AbortController();
  return (text) => {
    clearTimeout(timer);
    running.abort();
    running = new AbortController();
    const { signal } = running;
    if (text.trim() === '') return show([]);
    timer = setTimeout(() => void suggest(field, text, signal).then((items) => items && show(items)), pause);
  };
}

async function suggest(field: HTMLElement, text: string, signal: AbortSignal): Promise<Suggested[] | undefined> {
  const address = `${field.dataset.suggest}?q=${encodeURIComponent(text.slice(0, 200))}&size=8`;
  try {
    const answer = await fetch(address, { signal, headers: { 'accept-language': field.dataset.language ?? 'zh' } });
    return answer.ok ? (await answer.json()).items : undefined;
  } catch {
    // Offline or overtaken: the form works without suggestions.
    return undefined;
  }
}

function spoken(field: HTMLElement, count: number): string {
  return (count === 0 ? field.dataset.none : field.dataset.count?.replace('#', String(count))) ?? '';
}

function liveRegion(): HTMLElement {
  const live = document.createElement('div');
  live.className = 'visually-hidden';
  live.setAttribute('role', 'status');
  return live;
}

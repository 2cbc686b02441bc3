import { PageView } from './page-view.ts';
import { actionOf, type ReaderAction } from './reader-keys.ts';

const singleKeys = 'guiju.reader.single-keys';

/** Keys, zoom, turning and printing for the reader; every page of it can be read and reached without them. */
export function addReader(root: HTMLElement): void {
  const sheet = root.querySelector<SVGSVGElement>('.page-sheet');
  const view = sheet && new PageView(sheet, root.querySelector('[data-zoom-shown]'));
  const actions: Record<ReaderAction | 'print', () => void> = {
    previous: () => follow(root, 'a[rel="prev"]'),
    next: () => follow(root, 'a[rel="next"]'),
    'zoom-in': () => view?.zoom(1),
    'zoom-out': () => view?.zoom(-1),
    'zoom-back': () => view?.back(),
    turn: () => view?.turn(),
    'next-hit': () => toHit(root, 1),
    'previous-hit': () => toHit(root, -1),
    help: () => root.querySelector<HTMLDialogElement>('#reader-help')?.showModal(),
    print: () => print(),
  };
  addButtons(root, actions);
  addKeys(root, actions);
  showChosenLine(root);
  showHere(root.querySelector('.reader-contents ol'));
  window.addEventListener('hashchange', () => showChosenLine(root));
}

/** Brings the clause that is being read into the window of the contents, without moving the page. */
function showHere(list: HTMLElement | null): void {
  const here = list?.querySelector<HTMLElement>('[aria-current]');
  if (list && here) list.scrollTop = here.offsetTop - list.offsetTop - list.clientHeight / 2;
}

/** A line that the address names is shown on the picture too. */
function showChosenLine(root: HTMLElement): void {
  root.querySelector('[data-chosen]')?.removeAttribute('data-chosen');
  const number = /^#line-(\d+)$/.exec(location.hash)?.[1];
  if (number) root.querySelector(`[data-line="${number}"]`)?.setAttribute('data-chosen', '');
}

function addButtons(root: HTMLElement, actions: Record<string, () => void>): void {
  const bar = root.querySelector<HTMLElement>('[data-reader-view]');
  if (bar) bar.hidden = false;
  for (const button of root.querySelectorAll<HTMLElement>('[data-do]')) {
    button.addEventListener('click', () => actions[button.dataset.do ?? '']?.());
  }
}

function addKeys(root: HTMLElement, actions: Record<string, () => void>): void {
  const wanted = root.querySelector<HTMLInputElement>('[data-single-keys]');
  if (wanted) {
    wanted.checked = localStorage.getItem(singleKeys) !== 'off';
    wanted.addEventListener('change', () => localStorage.setItem(singleKeys, wanted.checked ? 'on' : 'off'));
  }
  document.addEventListener('keydown', (event) => {
    if (event.isComposing || isTyping(event.target) || document.querySelector('dialog[open]')) return;
    const action = actionOf(event, edges(root), wanted?.checked ?? true);
    if (!action) return;
    event.preventDefault();
    actions[action]?.();
  });
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select'));
}

function edges(root: HTMLElement) {
  const { scrollTop, clientHeight, scrollHeight } = document.documentElement;
  const frame = root.querySelector<HTMLElement>('[data-page-frame]');
  const isWide = frame !== null && frame.scrollWidth > frame.clientWidth + 1;
  return {
    atTop: scrollTop < 2,
    atBottom: scrollTop + clientHeight > scrollHeight - 2,
    scrollsSideways: isWide && frame === document.activeElement,
  };
}

function follow(root: HTMLElement, link: string): void {
  root.querySelector<HTMLAnchorElement>(link)?.click();
}

/** The next place on this page, else the next page with one; the address tells which place is chosen. */
function toHit(root: HTMLElement, step: 1 | -1): void {
  const places = root.querySelectorAll('.hit-box').length;
  const now = Number(/^#hit-(\d+)$/.exec(location.hash)?.[1] ?? 0);
  const wanted = now + step;
  if (wanted >= 1 && wanted <= places) location.hash = `#hit-${wanted}`;
  else follow(root, `a[data-hit-page="${step}"]`);
}

/** `/` goes to the search field of what is being read, else of the site; never while something is being typed. */
export function focusSearchOnSlash(root: Document): void {
  const input =
    root.querySelector<HTMLInputElement>('input[data-find]') ??
    root.querySelector<HTMLInputElement>('[data-suggest] input');
  if (!input) return;
  input.setAttribute('aria-keyshortcuts', '/');
  root.addEventListener('keydown', (event) => {
    const target = event.target instanceof HTMLElement ? event.target : undefined;
    const isTyping = target?.isContentEditable || target?.matches('input, textarea, select');
    if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || event.isComposing || isTyping) return;
    event.preventDefault();
    input.focus();
    input.select();
  });
}

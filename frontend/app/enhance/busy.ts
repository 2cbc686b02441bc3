/**
 * Says that a form which takes some seconds is being worked on, and sends it once however often its button is pressed. Whoever
 * comes back to the page by the browser's button finds it as it was.
 */
export function sayWhenBusy(root: Document): void {
  for (const form of root.querySelectorAll<HTMLFormElement>('form[data-busy]')) {
    const status = form.querySelector('[role="status"]');
    form.addEventListener('submit', (event) => {
      if (form.ariaBusy === 'true') event.preventDefault();
      form.ariaBusy = 'true';
      if (status) status.textContent = form.dataset.busy ?? '';
    });
    addEventListener('pageshow', () => {
      form.ariaBusy = null;
      if (status) status.textContent = '';
    });
  }
}

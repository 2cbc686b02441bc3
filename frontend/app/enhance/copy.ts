/** Shows the copy buttons and lets them copy the text they name. */
export function addCopyButtons(root: ParentNode): void {
  if (!navigator.clipboard) return;
  for (const button of root.querySelectorAll<HTMLButtonElement>('button[data-copy]')) {
    const source = document.getElementById(button.dataset.copy ?? '');
    if (!source) continue;
    const word = button.textContent;
    button.hidden = false;
    button.addEventListener('click', async () => {
      await navigator.clipboard.writeText(source.textContent);
      button.textContent = button.dataset.done ?? word;
      setTimeout(() => {
        button.textContent = word;
      }, 2000);
    });
  }
}

import type { Suggested } from './suggested.ts';

/** The popup of the combobox: options are plain elements, focus never leaves the input (ARIA 1.2 combobox). */
export class SuggestionList {
  readonly element: HTMLUListElement;
  #items: Suggested[] = [];
  #active = -1;

  constructor(id: string, label: string) {
    this.element = document.createElement('ul');
    this.element.id = id;
    this.element.className = 'suggestions';
    this.element.setAttribute('role', 'listbox');
    this.element.setAttribute('aria-label', label);
    this.element.hidden = true;
  }

  get active(): Suggested | undefined {
    return this.#items[this.#active];
  }

  get activeId(): string | undefined {
    return this.#active < 0 ? undefined : this.#optionId(this.#active);
  }

  get isOpen(): boolean {
    return !this.element.hidden;
  }

  show(items: Suggested[]): void {
    this.#items = items;
    this.#active = -1;
    this.element.replaceChildren(...items.map((item, index) => this.#option(item, index)));
    this.element.hidden = items.length === 0;
  }

  hide(): void {
    this.element.hidden = true;
    this.#activate(-1);
  }

  /** Moves the choice; past either end lies the input itself. */
  move(step: 1 | -1): void {
    const places = this.#items.length + 1;
    this.#activate(((this.#active + 1 + step + places) % places) - 1);
  }

  /** The suggestion that an element of the list belongs to. */
  itemAt(target: EventTarget | null): Suggested | undefined {
    const option = target instanceof Element ? target.closest('[role="option"]') : null;
    return option ? this.#items[Number(option.getAttribute('data-index'))] : undefined;
  }

  #activate(index: number): void {
    this.#active = index;
    for (const [position, option] of [...this.element.children].entries()) {
      option.setAttribute('aria-selected', String(position === index));
      if (position === index) option.scrollIntoView({ block: 'nearest' });
    }
  }

  #option({ text, hint, kind }: Suggested, index: number): HTMLLIElement {
    const option = document.createElement('li');
    option.id = this.#optionId(index);
    option.dataset.index = String(index);
    option.dataset.kind = kind;
    option.setAttribute('role', 'option');
    option.setAttribute('aria-selected', 'false');
    const main = document.createElement('span');
    main.className = kind === 'designation' ? 'designation' : 'suggestion-text';
    main.textContent = text;
    option.append(main);
    if (hint) {
      const second = document.createElement('span');
      second.className = 'suggestion-hint';
      second.textContent = hint;
      option.append(second);
    }
    return option;
  }

  #optionId(index: number): string {
    return `${this.element.id}-${index}`;
  }
}

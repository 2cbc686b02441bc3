/** Zoom in hundredths and quarter turns; kept while the window is open, so that the next page looks alike. */
interface View {
  zoom: number;
  turns: number;
}

const steps = [50, 75, 100, 125, 150, 200, 300, 400];
const kept = 'guiju.reader.view';

/** The picture of a page as it is shown: its size and the way it is turned. */
export class PageView {
  readonly #sheet: SVGSVGElement;
  readonly #shown: HTMLElement | null;
  #view: View;

  constructor(sheet: SVGSVGElement, shown: HTMLElement | null) {
    this.#sheet = sheet;
    this.#shown = shown;
    this.#view = readKept();
    this.#apply();
  }

  zoom(step: 1 | -1): void {
    const at = steps.findIndex((size) => size >= this.#view.zoom);
    this.#set({ ...this.#view, zoom: steps[at + step] ?? this.#view.zoom });
  }

  back(): void {
    this.#set({ zoom: 100, turns: 0 });
  }

  turn(): void {
    this.#set({ ...this.#view, turns: (this.#view.turns + 1) % 4 });
  }

  #set(view: View): void {
    this.#view = view;
    sessionStorage.setItem(kept, JSON.stringify(view));
    this.#apply();
  }

  #apply(): void {
    const { zoom, turns } = this.#view;
    const [width, height] = [Number(this.#sheet.dataset.width), Number(this.#sheet.dataset.height)];
    const lies = turns % 2 === 1;
    this.#sheet.setAttribute('viewBox', `0 0 ${lies ? `${height} ${width}` : `${width} ${height}`}`);
    const moves = ['', `translate(${height} 0)`, `translate(${width} ${height})`, `translate(0 ${width})`];
    const turned = this.#sheet.querySelector('[data-turned]');
    turned?.setAttribute('transform', `${moves[turns]} rotate(${turns * 90})`);
    this.#sheet.style.width = `${zoom}%`;
    this.#sheet.toggleAttribute('data-zoomed', zoom !== 100);
    if (this.#shown) this.#shown.textContent = `${zoom}%`;
  }
}

function readKept(): View {
  const [zoom, turns] = /"zoom":(\d+),"turns":([0-3])/.exec(sessionStorage.getItem(kept) ?? '')?.slice(1) ?? [];
  return { zoom: steps.find((size) => size === Number(zoom)) ?? 100, turns: Number(turns ?? 0) };
}

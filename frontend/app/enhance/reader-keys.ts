/** What a key does in the reader. */
export type ReaderAction =
  | 'previous'
  | 'next'
  | 'zoom-in'
  | 'zoom-out'
  | 'zoom-back'
  | 'turn'
  | 'next-hit'
  | 'previous-hit'
  | 'help';

interface Pressed {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
}

/** Where the window stands: a page turns by PageDown only when there is nothing left to scroll. */
export interface Edges {
  atTop: boolean;
  atBottom: boolean;
  /** True while the picture can be moved sideways by the arrow keys. */
  scrollsSideways: boolean;
}

const singleKeys: Record<string, ReaderAction> = {
  '+': 'zoom-in',
  '=': 'zoom-in',
  '-': 'zoom-out',
  '0': 'zoom-back',
  r: 'turn',
  n: 'next-hit',
  p: 'previous-hit',
  '?': 'help',
};

/** The action of a key; undefined when the key belongs to the browser. */
export function actionOf(pressed: Pressed, edges: Edges, usesSingleKeys: boolean): ReaderAction | undefined {
  if (pressed.ctrlKey || pressed.metaKey || pressed.altKey) return undefined;
  if (pressed.key === 'PageUp' && edges.atTop) return 'previous';
  if (pressed.key === 'PageDown' && edges.atBottom) return 'next';
  if (pressed.key === 'ArrowLeft' && !edges.scrollsSideways) return 'previous';
  if (pressed.key === 'ArrowRight' && !edges.scrollsSideways) return 'next';
  return usesSingleKeys && Object.hasOwn(singleKeys, pressed.key) ? singleKeys[pressed.key] : undefined;
}

import type { Line, LineRole, PageContent } from './page-content.ts';

/** Heads and feet stand this near to an edge, as a share of the height. */
const margin = 0.13;
/** Lines at each edge that may be a head or foot. */
const depth = 2;
const numberAlone = /^[\s\-—–―·•.()（）]*(\d{1,4})[\s\-—–―·•.()（）]*$/u;
const romanAlone = /^[\s\-—–―·]*([ivxl]{1,7}|[\u2160-\u217f]{1,4})[\s\-—–―·]*$/iu;
const numberSpelled =
  /^[-—\s]*(?:第\s*\d+\s*页.*|共\s*\d+\s*页.*|\d+\s*\/\s*\d+|page\s+\d+(?:\s+of\s+\d+)?|\[page\s+\d+\])$/iu;

interface Edge {
  page: number;
  /** Place in the page's list of lines. */
  at: number;
  line: Line;
  where: 'top' | 'bottom';
}

/**
 * Marks running heads, feet and page numbers, which only the whole document shows: what stands at the same edge of many
 * pages is no part of the text. They stay on the page and are left out of what is searched.
 */
export function markRoles(pages: readonly PageContent[]): PageContent[] {
  const edges = pages.flatMap(edgesOf);
  const repeated = repeatedKeys(edges, pages.length);
  const shifts = numberShifts(edges);
  const roles = new Map<string, LineRole>();
  for (const edge of edges) {
    const role = roleOf(edge, repeated, shifts);
    if (role) roles.set(`${edge.page}/${edge.at}`, role);
  }
  return pages.map((page) => ({
    ...page,
    lines: page.lines.map(({ role: _role, ...line }, at) => {
      const role = roles.get(`${page.page}/${at}`);
      return role ? { ...line, role } : line;
    }),
  }));
}

function edgesOf({ page, height, lines }: PageContent): Edge[] {
  const present = lines.map((line, at) => ({ line, at })).filter(({ line }) => line.text.trim() !== '');
  const isNear = ({ box }: Line, where: Edge['where']) => {
    if (!box || height === 0) return true;
    const middle = (box[1] + box[3] / 2) / height;
    return where === 'top' ? middle < margin : middle > 1 - margin;
  };
  const pick = (where: Edge['where'], from: typeof present) =>
    from.filter(({ line }) => isNear(line, where)).map(({ line, at }) => ({ page, at, line, where }));
  const top = pick('top', present.slice(0, depth));
  return [...top, ...pick('bottom', present.slice(Math.max(present.length - depth, top.length)))];
}

/** What a head looks like whatever its page number, spaces and kind of dash. */
function keyOf({ line, where }: Edge): string {
  const text = line.text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\-—–―~_.·]+/gu, '');
  return `${where}/${text.replace(/\d+/gu, '#').replace(/\[page#\]|^#|#$/gu, '#')}/${designationDigits(line.text)}`;
}

/** The figures of a standard number in a head tell standards apart; page numbers must not. */
function designationDigits(text: string): string {
  return /[A-Z]{2}[^\d]*(\d{3,})/u.exec(text.normalize('NFKC'))?.[1] ?? '';
}

function repeatedKeys(edges: readonly Edge[], pages: number): Set<string> {
  const pagesOf = new Map<string, Set<number>>();
  for (const edge of edges) {
    const key = keyOf(edge);
    pagesOf.set(key, (pagesOf.get(key) ?? new Set()).add(edge.page));
  }
  const least = pages <= 4 ? 2 : Math.max(3, Math.min(8, pages * 0.2));
  const saysSomething = (key: string) => /\p{L}/u.test(key.split('/')[1] ?? '');
  return new Set([...pagesOf].filter(([key, found]) => found.size >= least && saysSomething(key)).map(([key]) => key));
}

/** A number alone is the page's when others stand at the same distance from their page. */
function numberShifts(edges: readonly Edge[]): Set<number> {
  const counts = new Map<number, number>();
  for (const { line, page } of edges) {
    const shown = numberAlone.exec(line.text.normalize('NFKC'))?.[1];
    if (shown) counts.set(page - Number(shown), (counts.get(page - Number(shown)) ?? 0) + 1);
  }
  return new Set([...counts].filter(([, count]) => count >= 2).map(([shift]) => shift));
}

function roleOf(edge: Edge, repeated: Set<string>, shifts: Set<number>): LineRole | undefined {
  const text = edge.line.text.normalize('NFKC').trim();
  const shown = numberAlone.exec(text)?.[1];
  if (shown) return shifts.has(edge.page - Number(shown)) ? 'page-number' : undefined;
  if (romanAlone.test(text) || numberSpelled.test(text)) return 'page-number';
  return repeated.has(keyOf(edge)) ? 'running-head' : undefined;
}

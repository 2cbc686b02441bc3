import { canvasAddress } from './iiif-address.ts';
import type { OutlineEntry } from './read-outline.ts';

/** A part of a document for viewers: where it begins, and its own parts (Presentation API 3.0 §5.4). */
export interface Range {
  id: string;
  type: 'Range';
  label: Record<string, string[]>;
  items: (Range | { id: string; type: 'Canvas' })[];
}

interface Ranged {
  site: string;
  id: string;
  entries: readonly OutlineEntry[];
  /** Pages that have a canvas. */
  pages: ReadonlySet<number>;
}

/** The contents of a document as nested ranges under one root; none when no heading was found. */
export function rangesOf({ site, id, entries, pages }: Ranged): Range[] {
  const named = entries.filter(({ page }) => pages.has(page));
  if (named.length === 0) return [];
  const label = { 'zh-Hans': ['目次'], en: ['Contents'] };
  const root: Range = { id: `${site}/iiif/${id}/range/contents`, type: 'Range', label, items: [] };
  const open: { level: number; range: Range }[] = [{ level: 0, range: root }];
  for (const entry of named) {
    while ((open.at(-1)?.level ?? 0) >= entry.level) open.pop();
    const range: Range = {
      id: `${site}/iiif/${id}/range/${encodeURIComponent(entry.anchor)}`,
      type: 'Range',
      label: { none: [[entry.number, entry.title].filter(Boolean).join(' ') || entry.anchor] },
      items: [{ id: canvasAddress(site, id, entry.page), type: 'Canvas' }],
    };
    (open.at(-1)?.range ?? root).items.push(range);
    open.push({ level: entry.level, range });
  }
  return [root];
}

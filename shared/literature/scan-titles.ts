import type { FileClient } from '../runtime/file-client.ts';

/** Titles of the catalogue, one a line: the words that mend what a scan left in doubt. */
const titlesKey = 'vocabulary/titles.txt';

/** Adds titles to the words that mend scans. */
export async function rememberTitles(files: FileClient, titles: readonly string[]): Promise<void> {
  const known = await rememberedTitles(files);
  const all = new Set([...known, ...titles.map((title) => title.replace(/\s+/g, ' ').trim()).filter(Boolean)]);
  if (all.size > known.length) await files.put(titlesKey, Buffer.from([...all].join('\n')), 'text/plain');
}

/** All titles that importers have left. */
export async function rememberedTitles(files: FileClient): Promise<string[]> {
  const bytes = await files.get(titlesKey);
  return bytes ? Buffer.from(bytes).toString('utf8').split('\n').filter(Boolean) : [];
}

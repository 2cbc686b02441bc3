import type { StandardRecord } from '#shared/standards/standard-view.ts';
import { languageTag } from './language.ts';
import { readChangeList } from './services.server.ts';

/** What the foreword of a text of this record lists as changes; nothing where no text may be read or none lists any. */
export async function statedChangesOf({ texts }: Pick<StandardRecord, 'texts'>) {
  const text = texts.find(({ access }) => access.allow && (access.level === 'read' || access.level === 'download'));
  if (!text) return null;
  const changes = await readChangeList({ id: text.document });
  if (changes.length === 0) return null;
  return {
    document: text.document,
    changes,
    lang: text.language === 'zh' ? languageTag.zh : (text.language ?? undefined),
  };
}

import { isOpenable, type StoredDocument } from '../literature/document.ts';
import { reaches } from '../literature/document-access.ts';
import { decisionsFor, type ReadingServices, standardsOf } from '../literature/document-decision.ts';
import { getDocumentText } from '../literature/document-files.ts';
import { scanDocuments } from '../literature/document-store.ts';
import { hasHan } from '../standards/search/language.ts';
import type { Passage } from './embed-passages.ts';
import { passagesOf } from './page-passages.ts';
import { type AskLanguage, askLanguages } from './sentence-model.ts';

/** Passages of one language that the function can hold and compare in a fifth of a second. */
const most = 150_000;
/** Pages that were read badly mean nothing. */
const leastQuality = 2;

type Needed = Pick<ReadingServices, 'catalogue' | 'literature' | 'files' | 'now'>;

/**
 * Passages of the pages of all texts of standards that the decision of today lets anyone read; of others no byte is taken. In the
 * order of their ids, so that two runs over the same texts give the same file.
 */
export async function openPagePassages(services: Needed): Promise<Record<AskLanguage, Passage[]>> {
  const found: Record<AskLanguage, Passage[]> = { zh: [], en: [] };
  const documents: StoredDocument[] = [];
  for await (const document of scanDocuments(services.literature)) {
    if (isOpenable(document) && document.standards.length > 0) documents.push(document);
  }
  documents.sort((a, b) => (a.id < b.id ? -1 : 1));
  for (const document of documents) {
    for (const [language, passages] of Object.entries(await passagesOfDocument(services, document))) {
      found[language as AskLanguage].push(...passages);
    }
  }
  for (const language of askLanguages) found[language].splice(most);
  return found;
}

async function passagesOfDocument(
  services: Needed,
  document: StoredDocument,
): Promise<Partial<Record<AskLanguage, Passage[]>>> {
  const records = await standardsOf(services, [document]);
  const decision = (await decisionsFor(services, [document], { records })).get(document.id);
  const [standard] = document.standards.flatMap((id) => records.get(id) ?? []);
  if (!standard || !decision || !reaches(decision, 'read')) return {};
  const text = await getDocumentText(services.files, document);
  const { id: edition, workId: work } = standard;
  const found: Partial<Record<AskLanguage, Passage[]>> = {};
  for (const { page, quality, search } of text?.pages ?? []) {
    if (quality < leastQuality) continue;
    const language = hasHan(search) ? 'zh' : 'en';
    const passages = passagesOf(search, language).map(
      ({ from, text: words }): Passage => ({
        kind: 'page',
        work,
        edition,
        place: { document: document.id, page, from },
        text: words.trim(),
      }),
    );
    found[language] = [...(found[language] ?? []), ...passages];
  }
  return found;
}

import { log } from '../runtime/log.ts';
import type { ItemChange } from '../runtime/records.ts';
import type { SearchServices } from '../runtime/search-client.ts';
import { indexNames } from '../standards/search/index-names.ts';
import { recordEntry } from '../standards/standard-store.ts';
import { decisionsFor } from './document-decision.ts';
import { getDocuments } from './document-store.ts';
import { searchPages } from './page-index.ts';
import { type ProjectLiteratureServices, projectDocuments } from './project-literature.ts';

/** Most documents that one batch of changed records concerns; each standard has a handful. */
const most = 1000;

/**
 * When records change, what strangers may see of their texts may change: documents whose decision is no longer the one
 * in the index are put there again. Answers the changes that must come again.
 */
export async function reprojectDocuments(
  services: ProjectLiteratureServices & SearchServices,
  changes: ItemChange[],
): Promise<ItemChange[]> {
  const records = changes.filter(({ now, before }) => (now ?? before)?.entry === recordEntry);
  const standards = records.map(({ now, before }) => String((now ?? before)?.id));
  if (standards.length === 0) return [];
  try {
    // Before the first document there is nothing to bring in line.
    if ((await services.admin.indicesOf(indexNames(services.indexPrefix).pages)).length === 0) return [];
    const { hits } = await searchPages(services, {
      size: most,
      track_total_hits: false,
      _source: ['document', 'level'],
      query: { bool: { filter: [{ term: { entry: 'document' } }, { terms: { standards } }] } },
    });
    const levels = new Map(hits.hits.map(({ _source }) => [_source.document, _source.level]));
    const ids = [...levels.keys()];
    for (let start = 0; start < ids.length; start += 100) {
      const documents = [...(await getDocuments(services.literature, ids.slice(start, start + 100))).values()];
      const decisions = await decisionsFor(services, documents);
      const moved = documents.filter(({ id }) => {
        const access = decisions.get(id);
        return (access?.allow ? access.level : 'metadata') !== levels.get(id);
      });
      const failed = await projectDocuments(services, moved);
      if (failed.size > 0) throw new Error(`${failed.size} documents were not projected`);
    }
    return [];
  } catch (error) {
    log('PROJECTION_FAILED', { error, records: records.length });
    return records;
  }
}

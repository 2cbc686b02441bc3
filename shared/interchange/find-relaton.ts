import { ServiceError } from '../runtime/errors.ts';
import type { SearchServices } from '../runtime/search-client.ts';
import type { CatalogueServices } from '../runtime/table-client.ts';
import { findRecords } from '../standards/find-records.ts';
import { resolveDesignation } from '../standards/resolve-designation.ts';
import { relatonXml } from './relaton-xml.ts';
import { xmlDocument } from './xml.ts';

/**
 * A record by its number, and by its year where that is told apart, as Relaton XML: the call of relaton.org's API.
 * Throws `NOT_FOUND` where no single standard is meant.
 */
export async function findRelaton(
  services: SearchServices & CatalogueServices,
  { code, year, site }: { code: string; year?: string; site: string },
): Promise<string> {
  const { standard, candidates, match } = await resolveDesignation(services, { q: code });
  const editions = match === 'suggestion' ? [] : [...(standard ? [standard] : []), ...candidates];
  const meant =
    year === undefined ? standard : editions.find(({ number }) => new RegExp(`[-:]${year}\\b`).test(number));
  const record = meant && (await findRecords(services, [meant.id])).get(meant.id);
  if (!record) {
    const asked = [code, year].filter(Boolean).join(' / ');
    throw new ServiceError('NOT_FOUND', {
      zh: `没有收录 ${asked}，或不能确定是哪一项。`,
      en: `${asked} is not held here, or it is not clear which one is meant.`,
    });
  }
  return xmlDocument(relatonXml(record, site));
}

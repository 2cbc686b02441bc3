import type { Status } from '../standards/codes.ts';
import type { StandardRecord } from '../standards/standard-view.ts';
import { identifierPath } from './identifier-path.ts';
import { publisherNames } from './publisher-names.ts';

/** What a reference needs of a record. */
export type Cited = Pick<
  StandardRecord,
  'id' | 'number' | 'title' | 'origin' | 'issuer' | 'issued' | 'status' | 'bodies' | 'doi' | 'edition'
>;

/** A record as references see it, whatever the style or the format. Absent values are `null`. */
export interface Reference {
  id: string;
  number: string;
  title: string;
  /** Language of the title, a BCP 47 tag. */
  language: string;
  /** Bodies that issued it; none when neither a source nor its number says. */
  publishers: string[];
  /** People who wrote it, as in the RFC series. */
  authors: string[];
  /** Calendar date as precisely as it is known. */
  issued: string | null;
  year: string | null;
  edition: string | null;
  status: Status;
  doi: string | null;
  /** The document about it. */
  page: string;
  /** The standard itself. */
  identifier: string;
}

/** Chinese standards are cited by their Chinese title and issuer, others by the English ones. `site` is the origin of addresses. */
export function referenceOf(record: Cited, site: string): Reference {
  const { language, title } = titleOf(record);
  const { issuer = [], authors = [] } = record.bodies;
  return {
    id: record.id,
    number: record.number,
    title,
    language,
    publishers: issuer.length > 0 ? issuer : publisherNames(record.issuer),
    authors,
    issued: record.issued,
    year: record.issued?.slice(0, 4) ?? yearOfNumber(record.number),
    edition: record.edition,
    status: record.status,
    doi: record.doi,
    page: `${site}/standards/${record.id}`,
    identifier: site + identifierPath(record.number),
  };
}

function titleOf({ title, origin }: Cited): { language: string; title: string } {
  const isForeign = origin === 'international' || origin === 'foreign';
  const order = [...(isForeign ? ['en', 'zh'] : ['zh', 'en']), ...Object.keys(title)];
  const language = order.find((tag) => title[tag]) ?? 'und';
  return { language, title: title[language] ?? '' };
}

/** A dated number says its year where no source states the day. */
function yearOfNumber(number: string): string | null {
  return /[-:]((?:19|20)\d{2})$/.exec(number)?.[1] ?? null;
}

/** Whether a reader should be told that it no longer holds. */
export function isOver({ status }: Pick<Reference, 'status'>): boolean {
  return status === 'withdrawn' || status === 'newer-edition';
}

import { type DocumentState, isOpenable, type StoredDocument } from './document.ts';
import { reaches } from './document-access.ts';
import { decisionsFor, type ReadingServices } from './document-decision.ts';
import { getDocuments, listNewest } from './document-store.ts';
import { changesAddress, changesPageAddress, manifestAddress } from './iiif-address.ts';

const context = 'http://iiif.io/api/discovery/1/context.json';
const openable: readonly DocumentState[] = ['ready', 'needs-review'];
const mostOnPage = 99;
/** Documents that are imported together may share an instant, and are read together. */
const mostTogether = 1000;

/** Where harvesters of manifests begin: they read the last page and go backwards (Change Discovery 1.0, level 1). */
export function changesCollection(site: string) {
  return {
    '@context': context,
    id: changesAddress(site),
    type: 'OrderedCollection',
    last: { id: changesPageAddress(site), type: 'OrderedCollectionPage' },
  };
}

/**
 * Manifests that anyone may open today, by the instant of their last change, the latest last; those that changed before an instant
 * (ISO 8601, UTC), or the latest of all.
 */
export async function listChangedManifests(
  services: ReadingServices,
  { before, site }: { before?: string; site: string },
) {
  const asked = { before: before ?? services.now().toISOString(), most: mostTogether };
  const named = await Promise.all(openable.map((state) => listNewest(services.literature, { state, ...asked })));
  const newest = named.flat().sort((a, b) => (a.updatedAt < b.updatedAt ? 1 : -1));
  const { page, earlier } = wholeInstants(newest, mostOnPage);
  const held = await getDocuments(
    services.literature,
    page.map(({ id }) => id),
  );
  const documents = [...held.values()].filter((document) => isOpenable(document) && hasPictures(document));
  const decisions = await decisionsFor(services, documents);
  const open = documents.filter(({ id }) => {
    const access = decisions.get(id);
    return access && reaches(access, 'page-preview');
  });
  return {
    '@context': context,
    id: changesPageAddress(site, before),
    type: 'OrderedCollectionPage',
    partOf: { id: changesAddress(site), type: 'OrderedCollection' },
    ...(earlier && { prev: { id: changesPageAddress(site, earlier), type: 'OrderedCollectionPage' } }),
    orderedItems: open
      .sort((a, b) => (a.updatedAt < b.updatedAt ? -1 : 1))
      .map((document) => activityOf(site, document)),
  };
}

interface WholePage<Changed> {
  page: Changed[];
  /** Instant before which the page before this one ends; absent on the first of all. */
  earlier?: string;
}

/**
 * The part of a list, latest first, that is a page of at most so many: an instant is never parted, because the page before it is
 * asked for by an instant. An instant that alone is longer than a page is a page.
 */
export function wholeInstants<Changed extends { updatedAt: string }>(
  newest: readonly Changed[],
  most: number,
): WholePage<Changed> {
  const next = newest[most];
  if (!next) return { page: [...newest] };
  const before = newest.slice(0, most).filter(({ updatedAt }) => updatedAt !== next.updatedAt);
  const page = before.length > 0 ? before : newest.filter(({ updatedAt }) => updatedAt === next.updatedAt);
  const earlier = page.at(-1)?.updatedAt;
  return { page, ...(earlier && { earlier }) };
}

const hasPictures = ({ mediaType }: StoredDocument) => /^(?:application\/pdf|image\/)/.test(mediaType);

function activityOf(site: string, { id, updatedAt }: StoredDocument) {
  return { type: 'Update', object: { id: manifestAddress(site, id), type: 'Manifest' }, endTime: updatedAt };
}

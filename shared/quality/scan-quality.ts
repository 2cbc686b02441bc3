import type { SearchServices } from '../runtime/search-client.ts';
import { dayInShanghai } from '../standards/local-date.ts';
import { reconcile } from '../standards/reconcile.ts';
import { indexNames } from '../standards/search/index-names.ts';
import { getStandards } from '../standards/standard-store.ts';
import { judgeCitations } from './judge-citations.ts';
import { judgeRecord } from './judge-record.ts';
import { QualityFlag } from './quality-flag.ts';
import type { QualityServices } from './quality-services.ts';
import { countDoubts, getLook, type Look, putDoubts, saveEndedLook, saveLook } from './quality-store.ts';

/** Records of a page, and pages of one step: a step ends well within the time of a function. */
const pageSize = 500;
const pagesOfStep = 20;
/** A new look begins when the last one ended so many hours ago. */
const hoursBetween = 6;

/**
 * Looks at the next records of the catalogue, in the order of their ids, and keeps what is doubtful. Every page is set down
 * under a condition, so that a step that dies is taken up where it was, and two side by side do not count twice.
 */
export async function scanQuality(services: QualityServices): Promise<void> {
  let look = await currentLook(services);
  for (let page = 0; look && look.finishedAt === null && page < pagesOfStep; page += 1) {
    look = await lookAtPage(services, look);
  }
}

/** The look under way, or a new one when it is time; undefined when there is nothing to do. */
async function currentLook({ quality, now }: QualityServices): Promise<Look | undefined> {
  const last = await getLook(quality);
  if (last?.finishedAt === null) return last;
  const at = now();
  if (last?.finishedAt && at.getTime() - Date.parse(last.finishedAt) < hoursBetween * 3_600_000) return undefined;
  const revision = (last?.revision ?? 0) + 1;
  const look: Look = {
    run: at.toISOString(),
    day: dayInShanghai(at),
    after: null,
    looked: 0,
    revision,
    finishedAt: null,
  };
  return (await saveLook(quality, look)) ? look : undefined;
}

async function lookAtPage(services: QualityServices, look: Look): Promise<Look | undefined> {
  const { quality, catalogue, now } = services;
  const ids = await idsAfter(services, look.after);
  const standards = [...(await getStandards(catalogue, ids)).values()].map(reconcile);
  const cited = await judgeCitations(services, standards, look.day);
  const doubted = standards
    .map((standard) => ({
      id: standard.id,
      number: standard.number,
      doubts: [...judgeRecord(standard, look.day), ...(cited.get(standard.id) ?? [])],
    }))
    .filter(({ doubts }) => doubts.length > 0);
  await putDoubts(quality, look.run, doubted);
  const isLast = ids.length < pageSize;
  const next: Look = {
    ...look,
    after: ids.at(-1) ?? look.after,
    looked: look.looked + standards.length,
    revision: look.revision + 1,
    finishedAt: isLast ? now().toISOString() : null,
  };
  // Published before it is set down as ended: a step that dies between the two does the last page again.
  if (isLast) await publish(services, next);
  return (await saveLook(quality, next)) ? next : undefined;
}

async function publish({ quality, now }: QualityServices, look: Look): Promise<void> {
  const counted = await Promise.all(
    QualityFlag.options.map(async (flag) => [flag, await countDoubts(quality, look.run, flag)] as const),
  );
  const counts = Object.fromEntries(counted) as Record<QualityFlag, number>;
  await saveEndedLook(quality, { ...look, finishedAt: look.finishedAt ?? now().toISOString(), counts });
}

async function idsAfter({ search, indexPrefix }: SearchServices, after: string | null): Promise<string[]> {
  const { hits } = await search.search<{ id: string }>(indexNames(indexPrefix).standards, {
    size: pageSize,
    track_total_hits: false,
    _source: ['id'],
    query: { match_all: {} },
    sort: [{ id: 'asc' }],
    ...(after !== null && { search_after: [after] }),
  });
  return hits.hits.map(({ _source }) => _source.id);
}

import { indexServices } from '#shared/runtime/index-services.ts';
import { type ItemChange, onChanges, once } from '#shared/runtime/records.ts';
import { ensureIndices } from '#shared/standards/ensure-indices.ts';
import { StoredStandard } from '#shared/standards/standard.ts';
import { recordEntry } from '#shared/standards/standard-store.ts';
import { projectRecords, type RecordChange } from '#shared/standards/standard-writer.ts';

const services = indexServices();
const prepare = once(() => ensureIndices(services.admin, services.indexPrefix));

/** Copies changed records of the catalogue into the search index; a call without records prepares the indices. */
export const handler = onChanges(async (changes) => {
  await prepare();
  const known = changes.filter(isRecord).map((change) => ({ change, record: readRecord(change) }));
  const readable = known.flatMap(({ record }) => record ?? []);
  const failed = new Set(await projectRecords(services, readable));
  return known.filter(({ record }) => !record || failed.has(idOf(record))).map(({ change }) => change);
});

/** Beside each record stand the events of its history. */
const isRecord = ({ now, before }: ItemChange) => (now ?? before)?.entry === recordEntry;

function readRecord({ now, before }: ItemChange): RecordChange | undefined {
  const { data: stored } = StoredStandard.safeParse(now ?? before);
  if (!stored) return undefined;
  return now ? { stored } : { removed: stored };
}

const idOf = (record: RecordChange) => ('stored' in record ? record.stored.id : record.removed.id);

import { indexServices } from '#shared/runtime/index-services.ts';
import { type ItemChange, onChanges, once } from '#shared/runtime/records.ts';
import { catalogueServices } from '#shared/runtime/table-client.ts';
import { appendChanges } from '#shared/standards/change-store.ts';
import { ensureIndices } from '#shared/standards/ensure-indices.ts';
import { changeOf, idOf, isRecord, readRecord } from '#shared/standards/read-change.ts';
import { projectRecords } from '#shared/standards/standard-writer.ts';

const services = indexServices();
const { catalogue } = catalogueServices();
const prepare = once(() => ensureIndices(services.admin, services.indexPrefix));

/** Copies changed records into the search index, then numbers what can be found; without records it prepares the indices. */
export const handler = onChanges(async (changes: ItemChange[]) => {
  await prepare();
  const known = changes.filter(isRecord).map((change) => ({ change, record: readRecord(change) }));
  const failed = new Set(
    await projectRecords(
      services,
      known.flatMap(({ record }) => record ?? []),
    ),
  );
  const isDone = ({ record }: (typeof known)[number]) => record !== undefined && !failed.has(idOf(record));
  await appendChanges(
    catalogue,
    known.filter(isDone).flatMap(({ change }) => changeOf(change) ?? []),
  );
  return known.filter((one) => !isDone(one)).map(({ change }) => change);
});

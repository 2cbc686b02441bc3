import { sequencerServices } from '#shared/log/log-services.ts';
import { isPending } from '#shared/log/pending-store.ts';
import { sequenceEntries } from '#shared/log/sequence-entries.ts';
import { onChanges } from '#shared/runtime/records.ts';

const services = sequencerServices();

/**
 * Gives entries their place when new ones come to wait. The records are a doorbell only: what is done comes from the table, so
 * that a lost or doubled one changes nothing. A call without records begins the log.
 */
export const handler = onChanges(async (changes) => {
  const rings = changes.length === 0 || changes.some(({ now, before }) => isPending(now) && !before);
  if (rings) await sequenceEntries(services);
  return [];
});

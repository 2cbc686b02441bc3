import { sequencerServices } from '#shared/log/log-services.ts';
import { sequenceEntries } from '#shared/log/sequence-entries.ts';

const services = sequencerServices();

/** Finds what a lost event left waiting, and stamps what went without. */
export const handler = async (): Promise<void> => {
  await sequenceEntries(services);
};

import { tellLateness } from '#shared/log/check-log.ts';
import { sequencerServices } from '#shared/log/log-services.ts';
import { sequenceEntries } from '#shared/log/sequence-entries.ts';

const services = sequencerServices();

/** Says when something has waited for too long, finds what a lost event left waiting, and stamps what went without. */
export const handler = async (): Promise<void> => {
  await tellLateness(services);
  await sequenceEntries(services);
};

import { dumpServices } from '#shared/interchange/dumps/dump-files.ts';
import { writeDumps } from '#shared/interchange/dumps/write-dumps.ts';
import { env } from '#shared/runtime/env.ts';
import { catalogueServices } from '#shared/runtime/table-client.ts';

/** Writes the dump of the day. */
export const handler = async (): Promise<void> => {
  const services = { ...catalogueServices(), ...dumpServices() };
  await writeDumps(services, { site: env().SITE_URL.replace(/\/$/, '') });
};

import { dumpServices } from '#shared/interchange/dumps/dump-files.ts';
import { harvestServices } from '#shared/runtime/harvest-services.ts';
import { api } from '#shared/runtime/http.ts';
import { dumpRoutes } from './routes/dumps.ts';
import { oaiRoutes } from './routes/oai.ts';
import { relatonRoutes } from './routes/relaton.ts';
import { sruRoutes } from './routes/sru.ts';

const services = () => ({ ...harvestServices(), ...dumpServices() });

/** Hands whole records to harvesters; its role writes nothing. */
export const handler = api<ReturnType<typeof services>>(
  [...oaiRoutes, ...sruRoutes, ...relatonRoutes, ...dumpRoutes],
  services,
);

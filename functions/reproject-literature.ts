import { readingServices } from '#shared/literature/literature-services.ts';
import { reprojectDocuments } from '#shared/literature/reproject-documents.ts';
import { indexServices } from '#shared/runtime/index-services.ts';
import { onChanges } from '#shared/runtime/records.ts';

const services = { ...readingServices(), ...indexServices() };

/** Keeps the page index in line with what records say of who may see a text. */
export const handler = onChanges((changes) => reprojectDocuments(services, changes));

import { literatureServices } from '#shared/literature/literature-services.ts';
import { ensurePageIndex } from '#shared/literature/page-index.ts';
import { projectLiterature } from '#shared/literature/project-literature.ts';
import { indexServices } from '#shared/runtime/index-services.ts';
import { onChanges, once } from '#shared/runtime/records.ts';
import { catalogueServices } from '#shared/runtime/table-client.ts';

const services = { ...catalogueServices(), ...literatureServices(), ...indexServices() };
const prepare = once(() => ensurePageIndex(services));

/** Copies digitized documents into the page index; a call without records prepares it. */
export const handler = onChanges(async (changes) => {
  await prepare();
  return projectLiterature(services, changes);
});

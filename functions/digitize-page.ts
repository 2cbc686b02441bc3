import { followLiterature } from '#shared/literature/follow-literature.ts';
import { literatureServices } from '#shared/literature/literature-services.ts';
import { onChanges, once } from '#shared/runtime/records.ts';

const services = literatureServices();

/** Loaded when the first scan comes: texts and good text layers never need it. */
const loadScan = once(async () => {
  const { loadScanServices } = await import('#shared/literature/scan-services.ts');
  return loadScanServices(services.files);
});

/** Does the next step of digitizing that a change of the table asks for: one file, one page, one document to finish. */
export const handler = onChanges((changes) => followLiterature({ ...services, loadScan }, changes));

import { qualityServices } from '#shared/quality/quality-services.ts';
import { scanQuality } from '#shared/quality/scan-quality.ts';

const services = qualityServices();

/** Looks at the next records of the catalogue for what is doubtful in them. */
export const handler = async (): Promise<void> => {
  await scanQuality(services);
};

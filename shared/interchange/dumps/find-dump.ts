import { ServiceError } from '../../runtime/errors.ts';
import { type DumpServices, dumpKey, getDumpList } from './dump-files.ts';

/** Seconds for which a link to a file holds. */
const seconds = 600;

/** Where a file of a dump is downloaded, and its hash. Throws `NOT_FOUND`. */
export async function findDumpFile(
  services: DumpServices,
  { day, name }: { day: string; name: string },
): Promise<{ url: string; sha256: string }> {
  const { items } = await getDumpList(services);
  const file = items.find((dump) => dump.day === day)?.files.find((each) => each.name === name);
  if (!file) {
    throw new ServiceError('NOT_FOUND', {
      zh: '没有这份数据；可以下载的见 /dumps/index.json。',
      en: 'There is no such dump; /dumps/index.json lists those that can be downloaded.',
    });
  }
  const url = await services.dumps.readLink(dumpKey(day, name), seconds, `${day}-${name}`);
  return { url, sha256: file.sha256 };
}

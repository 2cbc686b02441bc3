import { DumpList } from '#shared/interchange/dumps/dump.ts';
import { env } from '#shared/runtime/env.ts';
import { ServiceError } from '#shared/runtime/errors.ts';

/** The dumps that the open API lists, newest first. Throws UNAVAILABLE when it does not answer. */
export async function findDumps(): Promise<DumpList> {
  const response = await fetch(`${env().SITE_URL}/dumps/index.json`).catch(() => null);
  if (response?.ok) return DumpList.parse(await response.json());
  throw new ServiceError('UNAVAILABLE', {
    zh: '数据文件的列表暂时取不到，请稍后再试。',
    en: 'The list of dumps cannot be read for the moment; try again later.',
  });
}

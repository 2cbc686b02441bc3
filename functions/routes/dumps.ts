import * as z from 'zod';
import { dcatOf } from '#shared/interchange/dumps/dcat.ts';
import { DumpList } from '#shared/interchange/dumps/dump.ts';
import { type DumpServices, getDumpList } from '#shared/interchange/dumps/dump-files.ts';
import { findDumpFile } from '#shared/interchange/dumps/find-dump.ts';
import { env } from '#shared/runtime/env.ts';
import { Reply, route } from '#shared/runtime/route.ts';
import { Day } from '#shared/standards/local-date.ts';

const read = { method: 'GET', tag: 'Open', access: 'public' } as const;
const cache = { maxAge: 0, sharedMaxAge: 300, staleWhileRevalidate: 3600 };

/** Every record of the catalogue as files, once a day. */
export const dumpRoutes = [
  route({
    ...read,
    path: '/dumps/index.json',
    summary: { zh: '可以下载的全量数据', en: 'Dumps that can be downloaded, with SHA-256' },
    response: DumpList,
    cache,
    run: (services: DumpServices) => getDumpList(services),
  }),
  route({
    ...read,
    path: '/dumps/dcat.jsonld',
    summary: { zh: '全量数据的 DCAT 3 描述', en: 'Description of the dumps in DCAT 3' },
    response: z.record(z.string(), z.unknown()),
    responseType: 'application/ld+json',
    cache,
    run: async (services: DumpServices) => dcatOf(await getDumpList(services), env().SITE_URL.replace(/\/$/, '')),
  }),
  route({
    ...read,
    path: '/dumps/{day}/{name}',
    summary: { zh: '下载一个数据文件', en: 'Download one file of a dump' },
    params: z.object({ day: Day, name: z.string().max(60).meta({ example: 'standards.csv.gz' }) }),
    response: z.string(),
    answers: [303],
    run: async (services: DumpServices, { params }) => {
      const { url, sha256 } = await findDumpFile(services, params);
      const digest = `sha-256=:${Buffer.from(sha256, 'hex').toString('base64')}:`;
      return new Reply(303, '', { location: url, 'repr-digest': digest });
    },
  }),
];

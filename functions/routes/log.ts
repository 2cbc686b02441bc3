import * as z from 'zod';
import { findCheckpoint, findLogKey, findTile, findTimeStamp } from '#shared/log/find-checkpoint.ts';
import type { LogServices } from '#shared/log/log-services.ts';
import { parseTilePath } from '#shared/log/tile.ts';
import { ServiceError } from '#shared/runtime/errors.ts';
import { Reply, route } from '#shared/runtime/route.ts';

const read = { method: 'GET', tag: 'Log', access: 'public' } as const;
const text = { responseType: 'text/plain; charset=utf-8', response: z.string() } as const;
const binary = { response: z.string().meta({ format: 'binary' }) } as const;
/** Clients ask again after a few seconds at most (C2SP tlog-tiles). */
const brief = { maxAge: 0, sharedMaxAge: 2, staleWhileRevalidate: 0 };
const forever = { 'cache-control': 'public, max-age=31536000, immutable' };
const ofSize = z.object({ size: z.coerce.number().int().nonnegative() });

/** Steps of the longest tile path: room for more leaves than will ever be. */
const depths = [1, 2, 3, 4];

/** The transparency log as C2SP tlog-tiles publishes one: nothing but files, most of which never change. */
export const logRoutes = [
  route({
    ...read,
    ...text,
    path: '/log/checkpoint',
    summary: { zh: '透明日志的最新签名检查点', en: 'The newest signed checkpoint of the transparency log' },
    cache: brief,
    run: async (services: LogServices) => found(await findCheckpoint(services)),
  }),
  route({
    ...read,
    ...text,
    path: '/log/key',
    summary: {
      zh: '透明日志的验证公钥，每行一个，现用者在前',
      en: 'The verifier keys of the transparency log, a line each, the one in use first',
    },
    cache: { maxAge: 3600, sharedMaxAge: 3600, staleWhileRevalidate: 0 },
    run: async (services: LogServices) => found(await findLogKey(services)),
  }),
  route({
    ...read,
    ...text,
    path: '/log/checkpoints/{size}',
    summary: { zh: '某一大小时的检查点', en: 'The checkpoint of one size' },
    params: ofSize,
    run: async (services: LogServices, { params }) =>
      new Reply(200, found(await findCheckpoint(services, params.size)), forever),
  }),
  route({
    ...read,
    ...binary,
    path: '/log/checkpoints/{size}/timestamp',
    summary: { zh: '检查点的可信时间戳（RFC 3161）', en: 'The time stamp over a checkpoint (RFC 3161)' },
    responseType: 'application/timestamp-reply',
    params: ofSize,
    run: async (services: LogServices, { params }) =>
      new Reply(200, found(await findTimeStamp(services, params.size)), forever),
  }),
  ...depths.map(tileRoute),
];

function tileRoute(depth: number) {
  const steps = Array.from({ length: depth }, (_, n) => `step${n + 1}`);
  const step = z.string().regex(/^(?:x?\d{3}(?:\.p)?|\d{1,3})$/);
  return route({
    ...read,
    ...binary,
    path: `/log/tile/{level}/${steps.map((name) => `{${name}}`).join('/')}`,
    summary: { zh: '哈希瓦片或条目包', en: 'A tile of hashes, or with level `entries` a bundle of entries' },
    responseType: 'application/octet-stream',
    params: z.object({ level: z.string(), ...Object.fromEntries(steps.map((name) => [name, step])) }),
    run: async (services: LogServices, { params }) => {
      const path = `tile/${Object.values(params).join('/')}`;
      return new Reply(200, found(parseTilePath(path) && (await findTile(services, path))), forever);
    },
  });
}

function found<T>(file: T | undefined): T {
  if (file !== undefined) return file;
  throw new ServiceError('NOT_FOUND', {
    zh: '日志中没有这个文件；更大的树可能尚未发布。',
    en: 'The log has no such file; a larger tree may not be published yet.',
  });
}

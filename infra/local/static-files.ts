import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { extname, join, normalize } from 'node:path';
import { cachePolicyOf, isSiteFile } from '../site-files.ts';
import type { Answer } from './write-answer.ts';

const types: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.tgz': 'application/gzip',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
};

/**
 * Gives a function that answers with a file of the built site, or undefined when the path is not one. In the cloud
 * CloudFront takes the same paths straight from S3.
 */
export function staticFiles(folder: string): (path: string) => Promise<Answer | undefined> {
  const kept = new Map<string, Answer & { modified: number }>();
  return async (path) => {
    if (!isSiteFile(path)) return undefined;
    const file = join(folder, normalize(path));
    const found = await stat(file).catch(() => undefined);
    if (!found?.isFile()) return undefined;
    const known = kept.get(file);
    if (known?.modified === found.mtimeMs) return known;
    const body = await readFile(file);
    const answer = { ...fileAnswer(path, body), modified: found.mtimeMs };
    kept.set(file, answer);
    return answer;
  };
}

function fileAnswer(path: string, body: Buffer): Answer {
  return {
    status: 200,
    headers: {
      'content-type': types[extname(path)] ?? 'application/octet-stream',
      'cache-control': cachePolicyOf(path),
      etag: `"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`,
      'x-content-type-options': 'nosniff',
    },
    cookies: [],
    body,
    encoded: new Map(),
  };
}

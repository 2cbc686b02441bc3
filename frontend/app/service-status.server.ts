import { parseCheckpoint } from '#shared/log/checkpoint.ts';
import { Health } from '#shared/runtime/check-health.ts';
import { env } from '#shared/runtime/env.ts';

export interface ServiceStatus {
  /** When it was asked, RFC 3339 UTC. */
  at: string;
  /** Null when the API gives no account of itself. */
  health: Health | null;
  /** Name and number of entries of the transparency log; null before its first checkpoint, or when it is out of reach. */
  log: { origin: string; size: number } | null;
}

/** The state of the service as its open API tells it at this moment. */
export async function findServiceStatus(): Promise<ServiceStatus> {
  const [health, log] = await Promise.all([findHealth(), findLogHead()]);
  return { at: new Date().toISOString(), health, log };
}

/** An answer of 503 says as much about the engines as one of 200. */
async function findHealth(): Promise<Health | null> {
  const response = await fetch(`${env().SITE_URL}/v1/health`).catch(() => null);
  const read = Health.safeParse(await response?.json().catch(() => null));
  return read.success ? read.data : null;
}

async function findLogHead(): Promise<ServiceStatus['log']> {
  const response = await fetch(`${env().SITE_URL}/log/checkpoint`).catch(() => null);
  if (!response?.ok) return null;
  const note = await response.text();
  const checkpoint = parseCheckpoint(note.slice(0, note.indexOf('\n\n') + 1));
  return checkpoint ? { origin: checkpoint.origin, size: checkpoint.size } : null;
}

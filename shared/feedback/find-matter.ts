import { timingSafeEqual } from 'node:crypto';
import type { Caller } from '../runtime/caller.ts';
import { ServiceError } from '../runtime/errors.ts';
import { isHandedTo } from './custodian.ts';
import type { FeedbackServices } from './feedback-services.ts';
import type { Matter } from './matter.ts';
import { getMatter, listMatterEvents } from './matter-store.ts';
import { type MatterView, type MatterViewer, matterView } from './matter-view.ts';
import { hashCode } from './send-matter.ts';

export interface Asker {
  caller: Caller | null;
  /** The code that its sender was given. */
  code?: string;
}

/** A matter with its history, for whom it may be shown to. Throws `NOT_FOUND` to everyone else. */
export async function findMatter(
  services: FeedbackServices,
  { id, ...asker }: Asker & { id: string },
): Promise<MatterView> {
  const { matter, viewer } = await visibleMatter(services, { id, ...asker });
  return matterView(matter, await listMatterEvents(services.matters, id), viewer);
}

export async function visibleMatter(
  services: FeedbackServices,
  { id, ...asker }: Asker & { id: string },
): Promise<{ matter: Matter; viewer: MatterViewer }> {
  const matter = await getMatter(services.matters, id);
  const viewer = matter && (await viewerOf(services, matter, asker));
  if (!matter || !viewer) throw noMatter();
  return { matter, viewer };
}

/** Complaints are for reviewers, all else for editors: whoever is complained of may be an editor. */
export function deskRole({ kind }: Pick<Matter, 'kind'>): 'reviewer' | 'editor' {
  return kind === 'complaint' ? 'reviewer' : 'editor';
}

async function viewerOf(
  services: FeedbackServices,
  matter: Matter,
  { caller, code }: Asker,
): Promise<MatterViewer | undefined> {
  if (caller?.roles.includes(deskRole(matter))) return 'desk';
  const hash = code === undefined ? undefined : Buffer.from(hashCode(code));
  if (hash && timingSafeEqual(hash, Buffer.from(matter.codeHash))) return 'sender';
  if (caller && matter.by === caller.subject) return 'sender';
  if (caller && (await isHandedTo(services, caller, matter))) return 'custodian';
  return matter.isPublished ? 'public' : undefined;
}

export function noMatter(): ServiceError {
  return new ServiceError('NOT_FOUND', {
    zh: '没有这个事项，或者查询码不对。',
    en: 'There is no such matter, or the code is wrong.',
  });
}

import type { OrganizationRole } from '../members/membership.ts';
import type { Caller } from '../runtime/caller.ts';
import { ServiceError } from '../runtime/errors.ts';
import { type Copy, isKept, linkSeconds, type Trace } from './copy.ts';
import { copyKeyOf, nameOfFile } from './copy-file.ts';
import type { CopyServices } from './copy-services.ts';
import { getCopies, listTraces } from './copy-store.ts';
import { viewerOf } from './trace-copy.ts';
import { nothingThere } from './trade-refusals.ts';
import { usableEntitlement } from './usable-entitlement.ts';

export interface KnownCopy {
  copy: Copy;
  /** A fresh link for the person it was made for, as long as file and licence are there. */
  url: string | null;
  /** Who asked whose it is; for reviewers and auditors alone. */
  traces: Trace[] | null;
}

const lookAfter: readonly OrganizationRole[] = ['buyer', 'administrator', 'auditor'];

/** The record of a copy: for its person, for those who look after the licences of its holder, for reviewers and auditors. */
export async function findCopy(
  services: CopyServices,
  { id, caller }: { id: string; caller: Caller },
): Promise<KnownCopy> {
  const [[copy], viewer] = await Promise.all([getCopies(services, [id]), viewerOf(services, caller)]);
  const roles = viewer.memberships.find(({ organization }) => organization === copy?.holder.organization)?.roles ?? [];
  const isOwn = copy?.person === caller.subject;
  if (!copy || !(isOwn || viewer.isOverseer || roles.some((role) => lookAfter.includes(role)))) throw nothingThere();
  const url = isOwn ? await linkTo(services, copy, caller) : null;
  return { copy, url, traces: viewer.isOverseer ? await listTraces(services, id) : null };
}

async function linkTo(services: CopyServices, copy: Copy, caller: Caller): Promise<string | null> {
  if (!isKept(copy, services.now())) return null;
  try {
    await usableEntitlement(services, { id: copy.entitlement, caller });
  } catch (error) {
    if (error instanceof ServiceError) return null;
    throw error;
  }
  return services.copies.readLink(copyKeyOf(copy), linkSeconds, nameOfFile(copy));
}

import type { Status } from '#shared/standards/codes.ts';
import type { EntitlementView } from '#shared/trade/entitlement-view.ts';
import { findStandard } from './services.server.ts';

/** How the edition that a licence is for stands today. */
export interface LicensedEdition {
  status: Status;
  replacedBy: { id?: string | null; number: string }[];
}

/** The editions of licences by their id; one that the catalogue does not hold is left out. */
export async function editionsOf(
  licences: readonly Pick<EntitlementView, 'standard'>[],
): Promise<Record<string, LicensedEdition>> {
  const ids = [...new Set(licences.map(({ standard }) => standard))];
  const found = await Promise.all(ids.map(async (id) => [id, await findEdition(id)] as const));
  return Object.fromEntries(found.flatMap(([id, edition]) => (edition ? [[id, edition]] : [])));
}

async function findEdition(id: string): Promise<LicensedEdition | undefined> {
  const record = await findStandard({ id }).catch(() => undefined);
  return record && { status: record.status, replacedBy: record.replacedBy };
}

import * as z from 'zod';
import { membershipsOf, requireMembership } from '../members/find-memberships.ts';
import type { MemberServices } from '../members/member-services.ts';
import { OrganizationId } from '../members/membership.ts';
import type { Caller } from '../runtime/caller.ts';
import { ServiceError } from '../runtime/errors.ts';
import type { Invoice } from './invoice.ts';
import { getInvoice, listShelf } from './invoice-store.ts';
import type { TradeRows } from './royalty-services.ts';
import { nothingThere } from './trade-refusals.ts';

type Services = TradeRows & Pick<MemberServices, 'members'>;

/** Who of the organization that bills, or of the one that is billed, may see invoices. */
const readers = { seller: ['seller', 'auditor'], buyer: ['buyer', 'auditor'] } as const;

export const InvoiceQuery = z.strictObject({
  organization: OrganizationId,
  size: z.coerce.number().int().min(1).max(50).default(20),
  cursor: z.string().max(200).optional().describe('The `next` of the page before.'),
});
export type InvoiceQuery = z.infer<typeof InvoiceQuery>;

/** Invoices that an organization has made or got, latest first; those of a side that the caller has no part in are left out. */
export async function listInvoices(services: Services, { query, caller }: { query: InvoiceQuery; caller: Caller }) {
  const { organization, size, cursor } = query;
  const { membership } = await requireMembership(services, caller, organization, 'seller', 'buyer', 'auditor');
  const below = cursor === undefined ? undefined : readCursor(cursor);
  const { invoices, next } = await listShelf(services, organization, { size, below });
  const items = invoices.filter(({ seller, buyer }) => {
    const isSold = seller.organization === organization && membership.roles.some(among(readers.seller));
    return isSold || (buyer.organization === organization && membership.roles.some(among(readers.buyer)));
  });
  return {
    items,
    total: items.length + (next === null ? 0 : 1),
    totalIsExact: next === null && cursor === undefined,
    next: next === null ? null : Buffer.from(next).toString('base64url'),
  };
}

/** One invoice, for members of either side with a fitting role. @throws ServiceError NOT_FOUND to everybody else */
export async function findInvoice(
  services: Services,
  { id, caller }: { id: string; caller: Caller },
): Promise<Invoice> {
  const invoice = await getInvoice(services, id);
  if (!invoice) throw nothingThere();
  const sides = { seller: invoice.seller.organization, buyer: invoice.buyer.organization };
  const isReader = (await membershipsOf(services, caller.subject)).some(({ organization, roles }) =>
    (['seller', 'buyer'] as const).some((side) => sides[side] === organization && roles.some(among(readers[side]))),
  );
  if (!isReader) throw nothingThere();
  return invoice;
}

/** The same, where it has a number already: there is no document before. @throws ServiceError CONFLICT until then */
export async function findIssuedInvoice(services: Services, input: { id: string; caller: Caller }): Promise<Invoice> {
  const invoice = await findInvoice(services, input);
  if (invoice.number !== null) return invoice;
  throw new ServiceError('CONFLICT', {
    zh: '该发票尚未开具：开具后方可下载。',
    en: 'The invoice has not been issued: it can be downloaded once it has.',
  });
}

const among =
  (allowed: readonly string[]) =>
  (role: string): boolean =>
    allowed.includes(role);

function readCursor(cursor: string): string {
  const place = Buffer.from(cursor, 'base64url').toString('utf8');
  if (/^[\d:.TZ-]+#inv-[0-9a-f]{24}$/.test(place)) return place;
  throw new ServiceError(
    'INVALID',
    { zh: 'cursor 无效：请从第一页重新开始。', en: 'The cursor is broken: start again from the first page.' },
    { errors: [{ pointer: '/query/cursor', detail: 'a cursor of this list' }] },
  );
}

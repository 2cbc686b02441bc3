import { LicenceCode, type Limits, licenceTypes } from '#shared/trade/licence.ts';
import type { ApiCall } from './member-api.server.ts';
import { basisPointsOf, fenOf } from './money.ts';

/** What was typed into a form, by the names of its fields. */
export type Typed = Readonly<Record<string, string>>;

export const typedOf = (form: FormData): Typed =>
  Object.fromEntries([...form].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value.trim()]] : [])));

/** Limits that a licence needs or takes, in the order in which they are asked for. */
export function limitsOf(code: LicenceCode): { name: keyof Limits; isNeeded: boolean }[] {
  const { needs, allows } = licenceTypes[code];
  const asked = (names: readonly (keyof Limits)[], isNeeded: boolean) => names.map((name) => ({ name, isNeeded }));
  return [...asked(needs, true), ...asked(allows, false)];
}

/** The offers that were ticked. What is no amount is handed on as null, which the API refuses by the name of its field. */
export function offersOf(typed: Typed): unknown[] {
  return LicenceCode.options
    .filter((code) => typed[`${code}.offer`] !== undefined)
    .map((code) => {
      const said = (name: string) => typed[`${code}.${name}`] || undefined;
      const [memberPrice, tax] = [said('memberPrice'), said('tax')];
      return {
        licence: code,
        limits: typedLimits(code, typed),
        price: fenOf(said('price') ?? ''),
        ...(memberPrice && { memberPrice: fenOf(memberPrice) }),
        ...(tax && { taxBasisPoints: basisPointsOf(tax) }),
      };
    });
}

function typedLimits(code: LicenceCode, typed: Typed): Record<string, unknown> {
  const stated = limitsOf(code).flatMap(({ name }) => {
    const text = typed[`${code}.${name}`];
    return text ? [[name, limitOf(name, text)]] : [];
  });
  return Object.fromEntries(stated);
}

function limitOf(name: keyof Limits, text: string): unknown {
  if (name === 'users' || name === 'months') return Number(text);
  if (name === 'languages' || (name === 'territory' && text !== 'world')) return listed(text);
  return text;
}

const listed = (text = ''): string[] => text.split(/[\s,，、;；]+/).filter(Boolean);

/** The form that a listing is begun with. */
export function callOfNewListing(typed: Typed): ApiCall {
  const { deposit, fileSha256, statement, draft, members } = typed;
  const state = draft === undefined ? 'offered' : 'draft';
  const memberOrganizations = listed(members);
  const body = { deposit, fileSha256, statement, offers: offersOf(typed), memberOrganizations, state };
  return { method: 'POST', path: 'listings', body };
}

/** What a form of a listing's desk asks of the API; undefined for a button that there is not. */
export function callOfListingForm(id: string, typed: Typed): ApiCall | undefined {
  const path = `listings/${encodeURIComponent(id)}`;
  const patch = (body: unknown): ApiCall => ({
    method: 'PATCH',
    path,
    headers: { 'if-match': `"r${typed.revision}"` },
    body,
  });
  switch (typed.intent) {
    case 'offers':
      return patch({ offers: offersOf(typed), memberOrganizations: listed(typed.members) });
    case 'offered':
      return patch({ state: 'offered' });
    case 'delisted':
      return patch({ state: 'delisted' });
    case 'royalties':
      return { method: 'POST', path: `${path}/royalties`, body: { shares: sharesOf(typed) } };
    default:
      return undefined;
  }
}

function sharesOf(typed: Typed): unknown[] {
  return Object.entries(typed)
    .filter(([name, value]) => name.startsWith('payee.') && value !== '')
    .map(([name, payee]) => ({ payee, basisPoints: basisPointsOf(typed[name.replace('payee', 'share')] ?? '') }));
}

/** An offer as it stands in the form. */
export function typedOffers(
  offers: readonly { licence: LicenceCode; limits: Limits; price: string; memberPrice?: string; tax: string }[],
): Typed {
  const fields = offers.flatMap(({ licence, limits, price, memberPrice = '', tax }) => [
    [`${licence}.offer`, 'on'],
    [`${licence}.price`, price],
    [`${licence}.memberPrice`, memberPrice],
    [`${licence}.tax`, tax],
    ...Object.entries(limits).map(([name, value]) => [`${licence}.${name}`, [value].flat().join(' ')]),
  ]);
  return Object.fromEntries(fields);
}

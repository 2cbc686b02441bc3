import * as z from 'zod';
import { Follow, FollowTarget } from '#shared/alerts/follow.ts';
import { Alert, HappeningKind } from '#shared/alerts/happening.ts';
import { StandardsFile } from '#shared/alerts/standards-list.ts';
import type { ApiCall } from './member-api.server.ts';

/** What the API answers about follows, lists and alerts, as far as the pages show it. */
export const FollowBody = Follow.pick({
  target: true,
  label: true,
  mail: true,
  organization: true,
  kinds: true,
}).extend({
  id: z.string(),
  feeds: z.object({ atom: z.string(), json: z.string(), calendar: z.string() }),
});
export type FollowBody = z.infer<typeof FollowBody>;

export const ListBody = z.object({ id: z.string(), ...StandardsFile.pick({ name: true, standards: true }).shape });
export type ListBody = z.infer<typeof ListBody>;

export const AlertBody = Alert.omit({ happening: true }).extend({ id: z.string() });
export type AlertBody = z.infer<typeof AlertBody>;

/** What a page offers to follow: a target, or the standards of a check, which are kept as a list first. */
export type Offer = FollowTarget | { kind: 'check'; check: string };

const fieldsOf = {
  standard: ['standard'],
  class: ['scheme', 'code'],
  issuer: ['issuer'],
  search: ['query'],
  project: ['project'],
} as const;

/** Parameters of the address that offers to follow something. */
export function offerParams(offer: Offer): URLSearchParams {
  return new URLSearchParams(Object.entries(offer));
}

/** What an address or a form names; nothing when it names nothing that can be followed. */
export function readOffer(given: URLSearchParams | FormData): Offer | undefined {
  const value = (name: string) => String(given.get(name) ?? '').trim();
  const kind = value('kind');
  if (kind === 'check') return /^chk-[0-9a-f]{32}$/.test(value('check')) ? { kind, check: value('check') } : undefined;
  const names = kind === 'list' ? ['list'] : (fieldsOf[kind as keyof typeof fieldsOf] ?? []);
  const said = Object.fromEntries(names.map((name) => [name, value(name)]));
  const { data } = FollowTarget.safeParse({ kind, ...said });
  return data;
}

/** A search by its parameters; one among the standards of a single issuer alone follows the issuer. */
export function offerOfSearch(search: URLSearchParams): Offer | undefined {
  const asked = new URLSearchParams([...search].filter(([name]) => name !== 'asOf'));
  const issuer = asked.get('issuer');
  if (asked.size === 1 && issuer && !issuer.includes(',')) return { kind: 'issuer', issuer };
  return asked.size > 0 ? { kind: 'search', query: `${asked}` } : undefined;
}

/** How an offer is printed. */
export function offerText(offer: Offer): string {
  if (offer.kind === 'standard') return offer.standard;
  if (offer.kind === 'class') return `${offer.scheme.toUpperCase()} ${offer.code}`;
  if (offer.kind === 'issuer') return offer.issuer;
  if (offer.kind === 'project') return offer.project;
  if (offer.kind === 'search') return [...new URLSearchParams(offer.query).values()].join(' · ');
  return '';
}

/** How a follow tells and of what, as its form says; with nothing chosen it tells of everything. */
export function channelsOf(form: FormData): { mail: string; organization: string | null; kinds: string[] } {
  const organization = String(form.get('organization') ?? '');
  const kinds = form.getAll('kinds').map(String);
  return { mail: String(form.get('mail') ?? 'none'), organization: organization === '' ? null : organization, kinds };
}

const ofProjects: readonly HappeningKind[] = ['draft-open', 'comments-ending', 'approved', 'published', 'terminated'];

/** What there is to be told of: of a project its steps and the review of what it became, of all else what happens to standards. */
export function kindsFor(target: Offer['kind'] | undefined): HappeningKind[] {
  if (target === 'project') return [...ofProjects, 'review-due'];
  return HappeningKind.options.filter((kind) => !ofProjects.includes(kind));
}

/** The call that a form about a follow or a list that is there asks for. */
export function callOfFollowForm(form: FormData): ApiCall {
  const id = encodeURIComponent(String(form.get('id') ?? ''));
  const intent = form.get('intent');
  if (intent === 'change') return { method: 'PATCH', path: `follows/${id}`, body: channelsOf(form) };
  return { method: 'DELETE', path: `${intent === 'delete-list' ? 'lists' : 'follows'}/${id}` };
}

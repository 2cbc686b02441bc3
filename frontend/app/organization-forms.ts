import type { ApiCall } from './member-api.server.ts';

const text = (form: FormData, name: string) => String(form.get(name) ?? '').trim();
const texts = (form: FormData, name: string) => form.getAll(name).map(String);

/** The call that each form of an organization's page stands for, by the name of its button. */
const calls: Record<string, (form: FormData) => ApiCall> = {
  names: (form) => ({
    method: 'PATCH',
    path: '',
    body: { name: { zh: text(form, 'zh'), en: text(form, 'en') || null }, creditCode: text(form, 'creditCode') },
  }),
  ask: () => ({ method: 'POST', path: '/verification' }),
  decide: (form) => ({
    method: 'POST',
    path: '/verification/decision',
    body: { decision: text(form, 'decision'), reason: text(form, 'reason') },
  }),
  roles: (form) => ({
    method: 'PUT',
    path: `/members/${encodeURIComponent(text(form, 'person'))}`,
    body: { roles: texts(form, 'roles') },
  }),
  remove: (form) => ({ method: 'DELETE', path: `/members/${encodeURIComponent(text(form, 'person'))}` }),
  invite: (form) => ({
    method: 'POST',
    path: '/invitations',
    body: { roles: texts(form, 'roles'), address: text(form, 'address') || null, days: Number(text(form, 'days')) },
  }),
  revoke: (form) => ({ method: 'DELETE', path: `/invitations/${encodeURIComponent(text(form, 'invitation'))}` }),
};

/** What a sent form asks of the API; undefined for a button that the page does not have. */
export function callOfForm(organization: string, form: FormData): ApiCall | undefined {
  const name = text(form, 'intent');
  const call = Object.hasOwn(calls, name) ? calls[name]?.(form) : undefined;
  return call && { ...call, path: `organizations/${encodeURIComponent(organization)}${call.path}` };
}

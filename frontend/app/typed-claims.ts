import type { DepositRecord } from '#shared/deposits/deposit-view.ts';

const names = [
  'key',
  'sha256',
  'bytes',
  'mediaType',
  'filename',
  'organization',
  'number',
  'zh',
  'en',
  'basis',
  'chain',
  'adopts',
  'permission',
  'patents',
  'access',
  'contact',
  'supersedes',
  'confidential',
] as const;

/** What stands in the fields of the wizard. */
export type Typed = Partial<Record<(typeof names)[number], string>>;

/** Keeps what was typed when the API refused it. */
export function typedOfForm(form: FormData): Typed {
  return Object.fromEntries(names.flatMap((name) => (form.has(name) ? [[name, String(form.get(name))]] : [])));
}

/** The claims of an earlier deposit, to be mended or renewed. */
export function typedOfDeposit({ claims, holder, isDisclosed, supersedes, internal }: DepositRecord): Typed {
  if (!claims) return {};
  return {
    organization: holder?.organization,
    number: claims.number,
    zh: claims.titles.zh,
    en: claims.titles.en,
    basis: claims.ownership.basis,
    chain: claims.ownership.chain,
    adopts: claims.adoption?.numbers.join('\n'),
    permission: claims.adoption?.permission,
    patents: claims.patents,
    access: claims.access,
    contact: internal?.contact ?? undefined,
    supersedes: supersedes ?? undefined,
    confidential: isDisclosed ? undefined : 'on',
  };
}

import type { Standard } from './standard.ts';

/** Fields whose entries change one by one. */
const grouped = ['titles', 'abstracts', 'dates', 'bodies'] as const;
const whole = [
  'number',
  'secondNumbers',
  'keywords',
  'documentType',
  'edition',
  'languages',
  'pages',
  'ics',
  'ccs',
  'relations',
  'adoption',
  'errata',
  'filing',
  'feedbackChannel',
  'patents',
  'rights',
  'licences',
  'url',
  'doi',
] as const;

/**
 * Dotted paths of what differs between two states of a record, as its history prints them.
 *
 * @example ['titles.en', 'dates.withdrawn', 'relations']
 */
export function changedFields(before: Standard | undefined, after: Standard): string[] {
  const inGroups = grouped.flatMap((name) => {
    const [old, now]: Record<string, unknown>[] = [before?.[name] ?? {}, after[name] ?? {}];
    const keys = [...new Set([...Object.keys(old ?? {}), ...Object.keys(now ?? {})])];
    return keys.filter((key) => differ(old?.[key], now?.[key])).map((key) => `${name}.${key}`);
  });
  return [...inGroups, ...whole.filter((name) => differ(before?.[name], after[name]))].sort();
}

/** An empty list says as little as an absent one. */
function differ(a: unknown, b: unknown): boolean {
  return printed(a) !== printed(b);
}

function printed(value: unknown): string | undefined {
  return Array.isArray(value) && value.length === 0 ? undefined : JSON.stringify(value);
}

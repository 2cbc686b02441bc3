import type { Erratum } from '#shared/standards/erratum.ts';

/** What the form of errata asks for: one more, or one less of those that editors state, in the order they are listed. */
export function errataBody(form: FormData, stated: readonly Erratum[]) {
  const typed = Object.fromEntries([...form].map(([name, value]) => [name, String(value).trim()]));
  const { reason, strike } = typed;
  const errata = strike === undefined ? [...stated, erratumIn(typed)] : stated.filter((_, at) => String(at) !== strike);
  return { typed, body: { errata: errata.length > 0 ? errata : null, ...(reason && { reason }) } };
}

function erratumIn({ on = '', kind, clause, page, zh = '', en, source, url }: Record<string, string>) {
  return {
    on,
    ...(kind && { kind }),
    ...(clause && { clause }),
    ...(page && { page: Number(page) }),
    text: { zh, ...(en && { en }) },
    ...(source && { source }),
    ...(url && { url }),
  };
}

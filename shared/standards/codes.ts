import * as z from 'zod';

/** Status on a day (domain D.3): derived from dates and relations, never stored. */
export const Status = z.enum([
  'draft',
  'to-be-implemented',
  'in-force',
  'newer-edition',
  'partly-replaced',
  'suspended',
  'withdrawn',
  'unknown',
]);
export type Status = z.infer<typeof Status>;

/** Who made it: the 二元结构 of government-issued and market-developed standards, and those from abroad. */
export const Origin = z.enum(['government', 'market', 'international', 'foreign']);
export type Origin = z.infer<typeof Origin>;

export const Level = z.enum([
  'national',
  'sector',
  'local',
  'association',
  'enterprise',
  'international',
  'regional',
  'foreign',
]);
export type Level = z.infer<typeof Level>;

export const Mandate = z.enum(['mandatory', 'recommended', 'guide', 'voluntary']);
export type Mandate = z.infer<typeof Mandate>;

/** Typed relations after Relaton (domain D.2); every type has its inverse in `inverseOf`. */
export const RelationType = z.enum([
  'replaces',
  'replaced-by',
  'partly-replaces',
  'partly-replaced-by',
  'amends',
  'amended-by',
  'corrects',
  'corrected-by',
  'adopts',
  'adopted-as',
  'cites',
  'cited-by',
  'part-of',
  'has-part',
  'newer-edition-of',
  'has-newer-edition',
  'translation-of',
  'has-translation',
  'cites-law',
  'cited-by-law',
  'related',
]);
export type RelationType = z.infer<typeof RelationType>;

export const inverseOf: Record<RelationType, RelationType> = {
  replaces: 'replaced-by',
  'replaced-by': 'replaces',
  'partly-replaces': 'partly-replaced-by',
  'partly-replaced-by': 'partly-replaces',
  amends: 'amended-by',
  'amended-by': 'amends',
  corrects: 'corrected-by',
  'corrected-by': 'corrects',
  adopts: 'adopted-as',
  'adopted-as': 'adopts',
  cites: 'cited-by',
  'cited-by': 'cites',
  'part-of': 'has-part',
  'has-part': 'part-of',
  'newer-edition-of': 'has-newer-edition',
  'has-newer-edition': 'newer-edition-of',
  'translation-of': 'has-translation',
  'has-translation': 'translation-of',
  'cites-law': 'cited-by-law',
  'cited-by-law': 'cites-law',
  related: 'related',
};

/** Degree of adoption (GB/T 1.2-2020): IDT, MOD; NEQ is correspondence only; EQV stands in older records. */
export const AdoptionDegree = z.enum(['IDT', 'MOD', 'NEQ', 'EQV']);
export type AdoptionDegree = z.infer<typeof AdoptionDegree>;

export const AccessLevel = z.enum(['metadata', 'snippet', 'page-preview', 'read', 'download']);
export type AccessLevel = z.infer<typeof AccessLevel>;

/** What a licence in a text lets its holder do (domain E.2). None is "to implement": copyright does not reach implementation. */
export const LicenceCode = z.enum([
  'READ-1',
  'READ-N',
  'SITE',
  'ORG',
  'SUB',
  'TEACH',
  'TRANS',
  'DERIV',
  'ADOPT',
  'DATA',
  'RESELL',
  'ASSIGN',
]);
export type LicenceCode = z.infer<typeof LicenceCode>;

/** What results can be narrowed to: any licence on offer, or one kind of it. */
export const LicenceMark = z.enum(['available', ...LicenceCode.options]);
export type LicenceMark = z.infer<typeof LicenceMark>;

/** Text in several languages, keyed by BCP 47 tag: `{ zh: '质量管理体系', en: 'Quality management systems' }`. */
export const Multilingual = z.record(z.string().min(2).max(12), z.string());
export type Multilingual = z.infer<typeof Multilingual>;

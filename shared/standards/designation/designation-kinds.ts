/** What a parsed standard number is: the shape all readers and writers of numbers share. */

export const designationKinds = [
  'gb',
  'gb-t',
  'gb-z',
  'gbn',
  'gjb',
  'gbz',
  'gsb',
  'gbj',
  'national',
  'sector',
  'local',
  'association',
  'enterprise',
  'iso',
  'iec',
  'itu',
  'en',
  'adoption',
  'etsi',
  'rfc',
  'w3c',
  'nist',
  'astm',
  'ieee',
  'jis',
  'gost',
  'ks',
  'foreign',
  'other',
] as const;

export type DesignationKind = (typeof designationKinds)[number];

export interface Designation {
  kind: DesignationKind;
  /** Canonical publisher part: 'GB', 'DB21', 'T/CAS', 'ISO/IEC TR', 'ETSI EN', 'BS EN ISO'. */
  org: string;
  /** The /T or /Z of Chinese numbers, kept apart and never changed silently. */
  mandate?: 'T' | 'Z';
  /** '19001', '0001' with its zeros, 'B 0001', 'H.265', '303 645'. */
  number: string;
  part?: string;
  /** '2016', '08/2021' (ITU), '2024-09' (ETSI), '22' (ASTM). */
  year?: string;
  /** What else tells two editions apart: 'V3.1.3', '20241212', 'r5', 'RLV'. */
  edition?: string;
  /** 'Amd 1:2024', 'Amd 1:1997/Cor 1:1999', 'XG1-2018'. */
  supplement?: string;
  /** The other half of a double number: GB/T 19001-2016/ISO 9001:2015. */
  second?: Designation;
}

/** Kinds numbered after the rules of the Standardization Law: organ letters, optional /T or /Z, number, year. */
const chineseKinds: ReadonlySet<DesignationKind> = new Set(designationKinds.slice(0, 13));

export function isChinese(kind: DesignationKind): boolean {
  return chineseKinds.has(kind);
}

/** Whether a number names one edition: by its year or edition, or because a number of its series is never given again (RFC). */
export function namesEdition({ org, year, edition }: Designation): boolean {
  return Boolean(year ?? edition) || org === 'RFC';
}

/** Removes absent fields, so that equal designations are deeply equal. */
export function designation(fields: Designation): Designation {
  const result: Designation = { kind: fields.kind, org: fields.org, number: fields.number };
  if (fields.mandate) result.mandate = fields.mandate;
  if (fields.part) result.part = fields.part;
  if (fields.year) result.year = fields.year;
  if (fields.edition) result.edition = fields.edition;
  if (fields.supplement) result.supplement = fields.supplement;
  if (fields.second) result.second = fields.second;
  return result;
}

/** A record of MARC 21 or UNIMARC, however it was written. */
export interface MarcRecord {
  leader: string;
  control: { tag: string; value: string }[];
  fields: MarcField[];
}

export interface MarcField {
  tag: string;
  subfields: { code: string; value: string }[];
}

/** Values of some subfields of all fields with a tag, in order, the subfields of a field joined. */
export function valuesOf({ fields }: MarcRecord, tag: string, codes: string): string[] {
  return fields
    .filter((field) => field.tag === tag)
    .map(({ subfields }) =>
      subfields
        .filter(({ code }) => codes.includes(code))
        .map(({ value }) => value.trim())
        .join(' '),
    )
    .filter((value) => value !== '');
}

/** The value of a control field. */
export function controlOf({ control }: MarcRecord, tag: string): string | undefined {
  return control.find((field) => field.tag === tag)?.value;
}

/** UNIMARC, and CNMARC after it, leave the last two places of the leader empty where MARC 21 has zeros. */
export function isUnimarc({ leader }: Pick<MarcRecord, 'leader'>): boolean {
  return leader.length === 24 && leader[23] === ' ';
}

declare module '@citation-js/core' {
  /** Reads references in any form that a plugin knows. */
  export class Cite {
    constructor(text: string);
    data: {
      type: string;
      number: string;
      title: string;
      publisher?: string;
      author?: { family?: string; literal?: string }[];
      issued?: { 'date-parts': number[][] };
      note?: string;
      URL: string;
    }[];
  }
}

declare module '@citation-js/plugin-bibtex';
declare module '@citation-js/plugin-ris';

declare module 'marcjs' {
  export const Marc: {
    /** Fields are a tag and a value, or a tag, indicators, and codes and values in turn. */
    parse(text: string, form: 'marcxml'): { leader: string; fields: string[][] };
  };
}

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

declare module 'http-link-header' {
  const LinkHeader: {
    /** Reads a `Link` header by RFC 8288; throws where it breaks the grammar. */
    parse(text: string): { refs: { uri: string; rel: string; type?: string }[] };
  };
  export = LinkHeader;
}

declare module 'jsonld' {
  interface Options {
    documentLoader(address: string): Promise<{ document: object; documentUrl: string }>;
    format?: 'application/n-quads';
    safe?: boolean;
  }
  const jsonld: { toRDF(document: object, options: Options): Promise<string> };
  export = jsonld;
}

declare module 'n3' {
  export interface Quad {
    subject: { value: string };
    predicate: { value: string };
    object: { value: string };
  }
  export class Parser {
    constructor(options?: { format: 'N-Quads' });
    parse(text: string): Quad[];
  }
  export class Store {
    constructor(statements: Quad[]);
  }
}

declare module 'rdf-validate-shacl' {
  import type { Store } from 'n3';

  interface Validator {
    validate(data: Store): Promise<{ results: { path?: { value: string }; focusNode?: { value: string } }[] }>;
  }
  const ShaclValidator: new (shapes: Store) => Validator;
  export = ShaclValidator;
}

declare module 'robots-parser' {
  interface Robots {
    isAllowed(address: string, crawler: string): boolean | undefined;
    getSitemaps(): string[];
  }
  function readRobots(address: string, text: string): Robots;
  export = readRobots;
}

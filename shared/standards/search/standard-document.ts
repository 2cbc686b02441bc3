import type { Span } from './during.ts';
import type { IndexedView } from './summary.ts';

/** A document of the std index; what it leaves out of `_source` is still searched. */
export interface StdDocument {
  id: string;
  work: string;
  no: { full: string[]; key: string[]; loose: string[]; digits: string[]; flat: string[]; adopts: string[] };
  order: string;
  title_zh?: string;
  title_en?: string;
  title_other?: string[];
  pinyin?: string;
  abstract?: string[];
  keywords?: string[];
  bodies?: string[];
  classes?: string[];
  origin: string;
  level: string;
  mandate: string;
  issuer: string;
  region?: string[];
  year?: string;
  ics?: string[];
  ccs?: string[];
  /** `available` and the kinds, where licences in its text are on offer. */
  licence?: string[];
  /** Ids of what it cites: editions, or works where no year is given. */
  cites?: string[];
  /** Instant of the last change, with milliseconds. */
  modified: string;
  issued?: string;
  effective?: string;
  /** Of a local standard: issue, or the last review that confirmed it. */
  reviewed?: string;
  /** Spans of days by status and by access level. */
  during: Record<string, Span[]>;
  open: Record<string, Span[]>;
  view: IndexedView;
}

/** A document of the sug index. */
export interface SugDocument {
  id: string;
  kind: 'standard' | 'topic' | 'issuer';
  /** Suggestions of one work are shown once. */
  work?: string;
  number?: string;
  titles: { zh?: string; en?: string };
  no?: string[];
  also?: string[];
  begins?: string[];
  zh?: string;
  words?: string[];
  pinyin?: string;
  initials?: string;
  in_force?: Span[];
  weight: number;
}

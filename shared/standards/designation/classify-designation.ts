import type { Level, Mandate, Origin } from '../codes.ts';
import { type Designation, type DesignationKind, isChinese } from './designation-kinds.ts';

/** What the number alone tells: whose standard it is, how far it reaches and how binding it is (domain D.4). */
export interface Classified {
  origin: Origin;
  level: Level;
  mandate: Mandate;
  /** Code of the numbering system: `GB`, `HJ`, `DB21`, `T/CAS`, `ISO/IEC`, `IETF`. */
  issuer: string;
  /** Region code of a local standard, `21` or `2102`. */
  region?: string;
}

const places: Readonly<Record<DesignationKind, readonly [Origin, Level]>> = {
  gb: ['government', 'national'],
  'gb-t': ['government', 'national'],
  'gb-z': ['government', 'national'],
  gbn: ['government', 'national'],
  gjb: ['government', 'national'],
  gbz: ['government', 'national'],
  gsb: ['government', 'national'],
  gbj: ['government', 'national'],
  national: ['government', 'national'],
  sector: ['government', 'sector'],
  local: ['government', 'local'],
  association: ['market', 'association'],
  enterprise: ['market', 'enterprise'],
  iso: ['international', 'international'],
  iec: ['international', 'international'],
  itu: ['international', 'international'],
  rfc: ['international', 'international'],
  w3c: ['international', 'international'],
  en: ['foreign', 'regional'],
  etsi: ['foreign', 'regional'],
  gost: ['foreign', 'regional'],
  adoption: ['foreign', 'foreign'],
  nist: ['foreign', 'foreign'],
  astm: ['foreign', 'foreign'],
  ieee: ['foreign', 'foreign'],
  jis: ['foreign', 'foreign'],
  ks: ['foreign', 'foreign'],
  foreign: ['foreign', 'foreign'],
  other: ['foreign', 'foreign'],
};

export function classifyDesignation(designation: Designation): Classified {
  const [origin, level] = places[designation.kind];
  const region = designation.kind === 'local' ? /\d{2,4}$/.exec(designation.org)?.[0] : undefined;
  return { origin, level, mandate: mandateOf(designation), issuer: issuerOf(designation), ...(region && { region }) };
}

/**
 * How binding it is, by its number: /T recommends, /Z guides, a bare government number obliges, others are voluntary.
 * Local and sector numbers follow the same rule: DB21/ 3176-2019 is mandatory because nothing follows the slash.
 */
function mandateOf({ kind, org, mandate }: Designation): Mandate {
  if (kind === 'gb-t' || mandate === 'T') return 'recommended';
  if (kind === 'gb-z' || mandate === 'Z' || org === 'HAD' || /\bD?Guide$/.test(org)) return 'guide';
  if (kind === 'gsb') return 'voluntary';
  return isChinese(kind) && places[kind][0] === 'government' ? 'mandatory' : 'voluntary';
}

const issuerOfKind: Partial<Record<DesignationKind, string>> = {
  rfc: 'IETF',
  w3c: 'W3C',
  etsi: 'ETSI',
  nist: 'NIST',
  gost: 'GOST',
  jis: 'JIS',
};

/** The publisher part without the kind of publication: `ISO/IEC TR` → `ISO/IEC`, `ISO/TS` → `ISO`, `BS EN ISO` → `BS`. */
function issuerOf({ kind, org }: Designation): string {
  const fixed = issuerOfKind[kind];
  if (fixed) return fixed;
  if (isChinese(kind)) return org;
  const publisher = org.split(' ')[0] ?? org;
  return kind === 'iso' || kind === 'iec'
    ? publisher
        .split('/')
        .filter((part) => !publicationTypes.has(part))
        .join('/')
    : publisher;
}

const draftStages = 'PWI NP AWI WD CD CDV DIS FDIS PRF DTS DTR DPAS DGuide'.split(' ');
const publicationTypes: ReadonlySet<string> = new Set([
  ...draftStages,
  ...'TS TR PAS ISP R DATA TTA Guide SRD'.split(' '),
]);
const draftSupplement = /^(?:AWI|WD|CD|NP|PWI|PRF|D|PD|FD)(?: |AM|COR)/;

/** Whether the number is that of an ISO or IEC draft: ISO/DIS 9001, ISO 14001:2015/DAM 2. */
export function isDraftNumber({ kind, org, supplement = '' }: Designation): boolean {
  if (kind !== 'iso' && kind !== 'iec') return false;
  return (
    org.split(/[ /]/).some((word) => draftStages.includes(word)) ||
    draftSupplement.test(supplement.split('/').at(-1) ?? '')
  );
}

/**
 * Whether a date of issue alone shows that an edition came into force, when no source states its status.
 * Chinese standards take effect by announcement and ETSI prints every version; the lists of NIST, ITU and others
 * name whatever was ever published and never say what has lapsed, so they prove nothing.
 */
export function publicationMeansForce({ kind }: Designation): boolean {
  return isChinese(kind) || kind === 'etsi';
}

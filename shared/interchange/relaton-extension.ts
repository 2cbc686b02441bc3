import type { Level, Mandate, Multilingual } from '../standards/codes.ts';
import type { StandardRecord } from '../standards/standard-view.ts';
import { element, leaf, type Xml } from './xml.ts';

const scopes: Partial<Record<Level, string>> = {
  national: 'national',
  sector: 'sector',
  local: 'local',
  association: 'social-group',
  enterprise: 'enterprise',
};

const mandates: Readonly<Record<Mandate, string>> = {
  mandatory: 'mandatory',
  recommended: 'recommended',
  guide: 'guidelines',
  voluntary: 'recommended',
};

/**
 * What relaton-gb adds to a Chinese standard: classes, number in parts, scope and mandate. Its grammar asks for a class
 * of the CCS, so a standard without one, or from abroad, goes without the extension.
 */
export function relatonExtension(record: StandardRecord, scheme: string): Xml {
  const { level, mandate, issuer, number, issued } = record;
  const { ics, ccs } = record.classification;
  const scope = scopes[level];
  if (!scope || ccs.length === 0) return '';
  const year = issued?.slice(0, 4);
  return element('ext', { 'schema-version': 'v1.0.0' }, [
    leaf('doctype', {}, 'standard'),
    ...(record.bodies.committees ?? []).map((name) => leaf('gbcommittee', { type: 'technical' }, name)),
    ...ics.map(({ code, name }) => classOf('ics', code, name)),
    element('structuredidentifier', { type: scheme }, [leaf('project-number', { origyr: year }, number)]),
    element('gbtype', {}, [
      leaf('gbscope', {}, scope),
      leaf('gbprefix', {}, issuer),
      leaf('gbmandate', {}, mandates[mandate]),
      leaf('gbtopic', {}, 'other'),
    ]),
    ...ccs.map(({ code, name }) => classOf('ccs', code, name)),
  ]);
}

function classOf(scheme: 'ics' | 'ccs', code: string, name: Multilingual): Xml {
  return element(scheme, {}, [leaf('code', {}, code), leaf('text', {}, name.en ?? name.zh)]);
}

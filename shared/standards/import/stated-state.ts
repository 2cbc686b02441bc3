import type { StandardFields } from '../standard.ts';

type State = NonNullable<StandardFields['state']>['value'];

interface Stated {
  org: string;
  status?: string;
  stage?: string;
}

const states: Readonly<Record<string, State>> = {
  current: 'in-force',
  activated: 'in-force',
  现行: 'in-force',
  有效: 'in-force',
  withdrawn: 'withdrawn',
  obsoleted: 'withdrawn',
  废止: 'withdrawn',
  已替代: 'withdrawn',
  被代替: 'withdrawn',
  draft: 'draft',
  暂缓: 'suspended',
  暂缓实施: 'suspended',
};

const w3cStages: Readonly<Record<string, State>> = {
  Recommendation: 'in-force',
  Note: 'in-force',
  Statement: 'in-force',
  Registry: 'in-force',
  Retired: 'withdrawn',
};

/**
 * The state a source states, from its status word and its stage code (domain D.3). `undefined` when it states none:
 * neither `待查` nor silence is a state.
 */
export function statedState({ org, status, stage }: Stated): State | undefined {
  if (org === 'W3C') return stage ? (w3cStages[stage] ?? 'draft') : undefined;
  if (stage && /^\d\d\.\d\d$/.test(stage)) return isoState(stage);
  return status ? states[status] : undefined;
}

/**
 * International harmonized stage codes: 60.60 published, 90.x under review or to be revised and still in force,
 * 95.99 withdrawn; x.98 before publication is a project given up; 60.00 is still at the printer's.
 */
function isoState(stage: string): State {
  if (stage === '95.99') return 'withdrawn';
  if (stage >= '90') return 'in-force';
  if (stage.endsWith('.98')) return 'withdrawn';
  return stage === '60.60' ? 'in-force' : 'draft';
}

/**
 * The id of the published edition for an entry that stood at the printer's (60.00) under its undated number: the list
 * keeps `ISO 11137-1` beside `ISO 11137-1:2025`, and both are one edition.
 */
export function editionAtPress(
  id: string,
  stage: string | undefined,
  published: string | undefined,
): string | undefined {
  return stage === '60.00' && published && !/-\d{4}(?:-|$)/.test(id) ? `${id}-${published.slice(0, 4)}` : undefined;
}

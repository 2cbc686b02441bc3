/**
 * Standard numbers (标准号): reading any spelling, printing the canonical one, ids, and keys to search by.
 *
 * The readers are hand-written scanners, one file a family; this file is what the rest of the service uses.
 */
export type { DesignationKeys } from './designation/designation-id.ts';
export { designationKeys, digitsKey, mandateSiblings, standardId, workId } from './designation/designation-id.ts';
export type { Designation, DesignationKind } from './designation/designation-kinds.ts';
export { designationKinds, namesEdition } from './designation/designation-kinds.ts';
export { parseDesignation } from './designation/designation-parse.ts';
export { printDesignation } from './designation/designation-print.ts';
export { interpretQuery } from './designation/designation-query.ts';

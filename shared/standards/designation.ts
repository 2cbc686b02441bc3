/**
 * Standard numbers (标准号): reading any spelling, printing the canonical one, ids, and keys to search by.
 *
 * The readers are hand-written scanners, one file a family; this file is what the rest of the service uses.
 */
export type { DesignationKeys } from './designation-id.ts';
export { designationKeys, digitsKey, mandateSiblings, standardId, workId } from './designation-id.ts';
export type { Designation, DesignationKind } from './designation-kinds.ts';
export { designationKinds } from './designation-kinds.ts';
export { parseDesignation } from './designation-parse.ts';
export { printDesignation } from './designation-print.ts';
export type { QueryReading } from './designation-query.ts';
export { interpretQuery } from './designation-query.ts';

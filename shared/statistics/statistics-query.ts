import type * as z from 'zod';
import { StandardQuery } from '../standards/standard-query.ts';

/** Conditions of a series: those of `GET /v1/standards`, so that a figure can lead to its records. */
export const StatisticsQuery = StandardQuery.pick({
  status: true,
  origin: true,
  level: true,
  mandate: true,
  issuer: true,
  ics: true,
  ccs: true,
  region: true,
  issuedFrom: true,
  issuedTo: true,
  asOf: true,
});
export type StatisticsQuery = z.infer<typeof StatisticsQuery>;

import { catalogueServices } from '#shared/runtime/catalogue-services.ts';
import { searchServices } from '#shared/runtime/search-services.ts';
import * as find from '#shared/standards/find-standard.ts';
import * as classifications from '#shared/standards/list-classifications.ts';
import * as editions from '#shared/standards/list-editions.ts';
import * as history from '#shared/standards/list-history.ts';
import * as nearest from '#shared/standards/nearest-numbers.ts';
import * as resolve from '#shared/standards/resolve-designation.ts';
import * as search from '#shared/standards/search-standards.ts';

/** The only bridge from pages to use cases: all of them read, none can write. */
type Input<Run extends (services: never, input: never) => unknown> = Parameters<Run>[1];

export const searchStandards = (input: Input<typeof search.searchStandards>) =>
  search.searchStandards(searchServices(), input);
export const resolveDesignation = (input: Input<typeof resolve.resolveDesignation>) =>
  resolve.resolveDesignation(searchServices(), input);
export const nearestNumbers = (input: Input<typeof nearest.nearestNumbers>) =>
  nearest.nearestNumbers(searchServices(), input);
export const listClassifications = (input: Input<typeof classifications.listClassifications>) =>
  classifications.listClassifications(searchServices(), input);
export const listEditions = (input: Input<typeof editions.listEditions>) =>
  editions.listEditions(searchServices(), input);
export const findStandard = (input: Input<typeof find.findStandard>) => find.findStandard(catalogueServices(), input);
export const listHistory = (input: Input<typeof history.listHistory>) =>
  history.listHistory(catalogueServices(), input);

import { expect, test } from 'vitest';
import { catalogueTable } from '#infra/tables.ts';
import { catalogueTable as used } from '#shared/standards/standard-store.ts';

test('the catalogue is deployed with the keys that its store uses', () => {
  expect(catalogueTable).toEqual(used);
});

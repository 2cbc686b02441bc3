import { expect, test } from 'vitest';
import {
  alertTable,
  catalogueTable,
  checkTable,
  depositTable,
  keyTable,
  lifecycleTable,
  literatureTable,
  logTable,
  matterTable,
  memberTable,
  qualityTable,
  tradeTable,
  webhookTable,
} from '#infra/tables.ts';
import { alertTable as usedForAlerts } from '#shared/alerts/alert-store.ts';
import { checkTable as usedForChecks } from '#shared/checks/check-store.ts';
import { depositTable as usedForDeposits } from '#shared/deposits/deposit-store.ts';
import { matterTable as usedForMatters } from '#shared/feedback/matter-store.ts';
import { lifecycleTable as usedForLifecycle } from '#shared/lifecycle/project-store.ts';
import { literatureTable as usedForLiterature } from '#shared/literature/document-store.ts';
import { logTable as usedForLog } from '#shared/log/log-store.ts';
import { keyTable as usedForKeys } from '#shared/members/api-key-store.ts';
import { memberTable as usedForMembers } from '#shared/members/member-store.ts';
import { qualityTable as usedForQuality } from '#shared/quality/quality-store.ts';
import { catalogueTable as used } from '#shared/standards/standard-store.ts';
import { tradeTable as usedForTrade } from '#shared/trade/trade-table.ts';
import { webhookTable as usedForWebhooks } from '#shared/webhooks/webhook-store.ts';

test('the catalogue is deployed with the keys that its store uses', () => {
  expect(catalogueTable).toEqual(used);
});

test('literature is deployed with the keys and the index that its store uses', () => {
  expect(literatureTable).toEqual(usedForLiterature);
});

test('the log is deployed with the keys that its store uses', () => {
  expect(logTable).toEqual(usedForLog);
});

test('members are deployed with the keys and the index that their store uses', () => {
  expect(memberTable).toEqual(usedForMembers);
});

test('API keys are deployed with the keys that their store uses', () => {
  expect(keyTable).toEqual(usedForKeys);
});

test('deposits are kept with the keys and the indices that their store uses', () => {
  expect(depositTable).toEqual(usedForDeposits);
});

test('trade is deployed with the keys and the index that its stores use', () => {
  expect(tradeTable).toEqual(usedForTrade);
});

test('alerts are kept with the keys and the index that their stores use', () => {
  expect(alertTable).toEqual(usedForAlerts);
});

test('webhooks are kept with the keys and the index that their store uses', () => {
  expect(webhookTable).toEqual(usedForWebhooks);
});

test('doubts are kept with the keys that their store uses', () => {
  expect(qualityTable).toEqual(usedForQuality);
});

test('feedback is kept with the keys and the indices that its store uses', () => {
  expect(matterTable).toEqual(usedForMatters);
});

test('projects are kept with the keys and the index that their store uses', () => {
  expect(lifecycleTable).toEqual(usedForLifecycle);
});

test('reports are kept with the key that their store uses', () => {
  expect(checkTable).toEqual(usedForChecks);
});

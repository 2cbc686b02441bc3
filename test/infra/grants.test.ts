import { expect, test } from 'vitest';
import { functions, type Resource } from '#infra/functions.ts';
import { deployed } from './deployed.ts';
import { inWords } from './permission-words.ts';

/**
 * What each function needs for its work, said here apart from the table that grants it: a grant that goes missing
 * fails the one line that needs it, before callers notice.
 */
const needs: [name: string, verb: 'reads' | 'writes', resource: Resource, because: string][] = [
  ['search-api', 'reads', 'index', 'it answers searches from there'],
  ['catalogue-api', 'reads', 'catalogue', 'it shows records and their history'],
  ['catalogue-api', 'reads', 'index', 'it says whether the engine is healthy'],
  ['catalogue-api', 'reads', 'literature', 'it lists the texts of a record'],
  ['editor-api', 'reads', 'catalogue', 'a correction builds on the record as it stands'],
  ['editor-api', 'reads', 'index', 'its answers name the texts that are found for a record'],
  ['editor-api', 'reads', 'literature', 'its answers name the texts of a record'],
  ['editor-api', 'reads', 'identity', 'only editors may change records'],
  ['editor-api', 'reads', 'keyUse', 'editors may come with a key'],
  ['editor-api', 'writes', 'catalogue', 'it saves corrections'],
  ['editor-api', 'writes', 'keyUse', 'it counts what editors ask'],
  ['members-api', 'reads', 'identity', 'it tells members who they are'],
  ['members-api', 'reads', 'members', 'it tells to which organizations they belong'],
  ['members-api', 'writes', 'members', 'it takes people into organizations'],
  ['members-api', 'reads', 'keys', 'it lists keys and their use'],
  ['members-api', 'writes', 'keys', 'it makes and revokes keys'],
  ['members-api', 'reads', 'keyUse', 'members may come with a key'],
  ['members-api', 'writes', 'keyUse', 'it counts what members ask'],
  ['site', 'reads', 'catalogue', 'it shows the page of a record'],
  ['site', 'reads', 'index', 'it shows results'],
  ['site', 'reads', 'literature', 'it shows pages of documents'],
  ['site', 'reads', 'deposits', 'it shows the register of deposits'],
  ['site', 'reads', 'identity', 'it sends people to sign in'],
  ['site', 'reads', 'sessions', 'it keeps people signed in'],
  ['project-standard', 'writes', 'index', 'it makes changed records found'],
  ['literature-api', 'reads', 'catalogue', 'the record says who may see a text'],
  ['literature-api', 'reads', 'index', 'it searches in documents'],
  ['literature-api', 'reads', 'literature', 'it shows documents'],
  ['iiif-api', 'reads', 'catalogue', 'the record says who may see a text'],
  ['iiif-api', 'reads', 'index', 'it searches in documents'],
  ['iiif-api', 'reads', 'literature', 'it shows pictures of pages'],
  ['interchange-api', 'reads', 'index', 'identifiers lead to what is found there'],
  ['mcp-api', 'reads', 'catalogue', 'it reads records, which say who may see a text'],
  ['mcp-api', 'reads', 'index', 'it resolves and searches'],
  ['mcp-api', 'reads', 'literature', 'it reads texts'],
  ['upload-api', 'reads', 'literature', 'it hashes what arrived'],
  ['upload-api', 'reads', 'identity', 'only editors may bring files'],
  ['upload-api', 'reads', 'keyUse', 'editors may come with a key'],
  ['upload-api', 'writes', 'literature', 'it keeps what arrived'],
  ['upload-api', 'writes', 'keyUse', 'it counts what editors bring'],
  ['state-citations', 'reads', 'literature', 'it reads the references of texts'],
  ['state-citations', 'reads', 'catalogue', 'it states them of records that are held'],
  ['state-citations', 'writes', 'catalogue', 'it states them there'],
  ['check-api', 'reads', 'index', 'it resolves the numbers of a list'],
  ['check-api', 'reads', 'catalogue', 'records tell what replaces and what is adopted'],
  ['check-api', 'reads', 'checks', 'it shows reports again'],
  ['check-api', 'reads', 'log', 'it waits for the receipt'],
  ['check-api', 'reads', 'identity', 'members have a larger allowance'],
  ['check-api', 'reads', 'keyUse', 'members may come with a key'],
  ['check-api', 'writes', 'keyUse', 'it counts calls'],
  ['check-api', 'writes', 'checks', 'it keeps reports'],
  ['check-api', 'writes', 'logEntries', 'it seals reports'],
  ['certificate-api', 'reads', 'deposits', 'it says what was deposited'],
  ['certificate-api', 'reads', 'members', 'parties are members of organizations'],
  ['certificate-api', 'reads', 'log', 'it attaches the receipt'],
  ['certificate-api', 'reads', 'identity', 'it tells parties from the public'],
  ['certificate-api', 'reads', 'keyUse', 'depositors may come with a key'],
  ['certificate-api', 'writes', 'keyUse', 'it counts what depositors ask'],
  ['digitize-page', 'reads', 'literature', 'it reads originals'],
  ['digitize-page', 'writes', 'literature', 'it keeps pages and their state'],
  ['project-literature', 'reads', 'catalogue', 'the record says who may see a text'],
  ['project-literature', 'reads', 'literature', 'it reads the texts of pages'],
  ['project-literature', 'writes', 'index', 'it makes pages found'],
  ['reproject-literature', 'reads', 'catalogue', 'the record says who may see a text'],
  ['reproject-literature', 'reads', 'literature', 'it reads the texts of pages'],
  ['reproject-literature', 'writes', 'index', 'it takes pages back or shows them'],
  ['sweep-literature', 'reads', 'literature', 'it looks for documents that stand still'],
  ['sweep-literature', 'writes', 'literature', 'it asks for their next step again'],
  ['deposit-api', 'reads', 'deposits', 'it shows the register and hashes what arrived'],
  ['deposit-api', 'writes', 'deposits', 'it keeps deposits and their files'],
  ['deposit-api', 'reads', 'members', 'organizations deposit through their members'],
  ['deposit-api', 'reads', 'log', 'it gives receipts and asks how far the log is behind'],
  ['deposit-api', 'writes', 'logEntries', 'it hands accepted statements to the log'],
  ['deposit-api', 'reads', 'identity', 'it tells parties from the public'],
  ['deposit-api', 'reads', 'keyUse', 'depositors may come with a key'],
  ['deposit-api', 'writes', 'keyUse', 'it counts what depositors ask'],
  ['project-deposit', 'reads', 'catalogue', 'a statement is added to the record as it stands'],
  ['project-deposit', 'writes', 'catalogue', 'it states deposits in records'],
  ['webhook-api', 'reads', 'webhooks', 'it lists endpoints and what was sent to them'],
  ['webhook-api', 'writes', 'webhooks', 'it makes, changes and deletes endpoints'],
  ['webhook-api', 'reads', 'members', 'administrators look after endpoints of their organization'],
  ['webhook-api', 'reads', 'identity', 'it tells administrators from strangers'],
  ['webhook-api', 'reads', 'keyUse', 'administrators may come with a key'],
  ['webhook-api', 'writes', 'keyUse', 'it counts what they ask'],
  ['deliver-webhooks', 'reads', 'webhooks', 'it looks for the endpoints that listen'],
  ['deliver-webhooks', 'writes', 'webhooks', 'it sets down what came of each try'],
  ['sweep-webhooks', 'reads', 'webhooks', 'it looks for what is due'],
  ['sweep-webhooks', 'writes', 'webhooks', 'it sets down what came of each try'],
  ['deposit-api', 'writes', 'announcements', 'it tells holders what happened to their deposits'],
  ['trade-api', 'reads', 'trade', 'it shows listings, orders and licences'],
  ['trade-api', 'reads', 'depositRecords', 'only accepted deposits that nobody challenges are sold'],
  ['trade-api', 'reads', 'catalogue', 'the record says whether a text takes over another'],
  ['trade-api', 'reads', 'members', 'organizations sell and buy through their members'],
  ['trade-api', 'reads', 'identity', 'it tells the sides of an order from strangers'],
  ['trade-api', 'reads', 'keyUse', 'members may come with a key'],
  ['trade-api', 'writes', 'trade', 'it keeps listings, orders and licences'],
  ['trade-api', 'writes', 'keyUse', 'it counts what members ask'],
  ['freeze-listings', 'reads', 'trade', 'it looks for the listings of a deposit'],
  ['freeze-listings', 'writes', 'trade', 'it freezes them'],
  ['project-listing', 'reads', 'catalogue', 'a statement is added to the record as it stands'],
  ['project-listing', 'writes', 'catalogue', 'it states what is on offer'],
  ['expire-orders', 'reads', 'trade', 'it looks for orders whose time is over'],
  ['expire-orders', 'writes', 'trade', 'it ends them'],
  ['settlement-api', 'reads', 'trade', 'it tells sellers what was sold and shows invoices'],
  ['settlement-api', 'writes', 'trade', 'it keeps payouts and invoices'],
  ['settlement-api', 'reads', 'ledger', 'it tells what is owed'],
  ['settlement-api', 'writes', 'ledger', 'it holds and books payouts'],
  ['settlement-api', 'reads', 'members', 'sellers and buyers act through their members'],
  ['settlement-api', 'reads', 'identity', 'it tells members from strangers'],
  ['settlement-api', 'reads', 'keyUse', 'members may come with a key'],
  ['settlement-api', 'writes', 'keyUse', 'it counts what members ask'],
  ['fold-statements', 'reads', 'ledger', 'it reads what the journal has taken in'],
  ['fold-statements', 'reads', 'trade', 'orders tell what was sold'],
  ['fold-statements', 'writes', 'trade', 'it adds sales to statements'],
  ['settle-invoices', 'reads', 'trade', 'it looks for invoices of a refunded order'],
  ['settle-invoices', 'reads', 'ledger', 'the books tell what was given back'],
  ['settle-invoices', 'writes', 'trade', 'it makes red-letter invoices'],
  ['sweep-settlement', 'reads', 'trade', 'it looks for what has no end yet'],
  ['sweep-settlement', 'reads', 'ledger', 'it reads what the journal has taken in'],
  ['sweep-settlement', 'writes', 'trade', 'it sets down how things ended'],
  ['sweep-settlement', 'writes', 'ledger', 'it books payouts'],
  ['log-api', 'reads', 'log', 'it shows checkpoints, tiles and entries'],
  ['sequence-log', 'reads', 'log', 'it writes on where the log ends'],
  ['sequence-log', 'writes', 'log', 'it places entries and publishes them'],
  ['sequence-log', 'reads', 'logKey', 'readers verify with the public key'],
  ['sequence-log', 'writes', 'logKey', 'it signs checkpoints'],
  ['sweep-log', 'reads', 'log', 'it looks for entries that wait'],
  ['sweep-log', 'writes', 'log', 'it places entries and publishes them'],
  ['sweep-log', 'reads', 'logKey', 'readers verify with the public key'],
  ['sweep-log', 'writes', 'logKey', 'it signs checkpoints'],
];

/** Resources that are settings alone: their keys are public, or the secret is set in place. */
const settings: Partial<Record<Resource, string>> = { identity: 'OIDC_ISSUER', sessions: 'SESSION_KEY' };

const stack = deployed();

test.each(needs)('%s %s the %s, because %s', (name, verb, resource) => {
  const variable = settings[resource];
  const { Variables } = Object(stack.functions.get(name)?.properties.Environment);
  const granted = variable
    ? Object.keys(Variables ?? {}).filter((key) => key === variable)
    : stack.allowed(name).map((permission) => inWords(name, permission));
  const missing = `${name} no longer ${verb} the ${resource}: its grant is missing in infra/functions.ts`;
  expect(granted, missing).toContain(variable ?? `${name} ${verb} ${resource}`);
});

test('every grant of the table is needed by somebody', () => {
  const said = new Set(needs.map(([name, verb, resource]) => `${name} ${verb} ${resource}`));
  const granted = functions.flatMap(({ name, reads, writes }) => [
    ...reads.map((resource) => `${name} reads ${resource}`),
    ...writes.map((resource) => `${name} writes ${resource}`),
  ]);
  expect(granted.filter((grant) => !said.has(grant))).toEqual([]);
});

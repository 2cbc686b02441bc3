import type { Caller } from '../runtime/caller.ts';
import { ServiceError } from '../runtime/errors.ts';
import { type Deposit, isRegistered } from './deposit.ts';
import { type Viewer, viewerOf } from './deposit-actors.ts';
import { documentKey } from './deposit-files.ts';
import type { DepositServices } from './deposit-services.ts';
import { getDeposit, listEvents } from './deposit-store.ts';
import { type DepositRecord, isOpenTo, isParty, isVisible, recordOf } from './deposit-view.ts';
import { getChecks } from './fixity-store.ts';
import { noDeposit } from './refusals.ts';
import { statementBytes } from './statement.ts';

interface Asked {
  id: string;
  caller: Caller | null;
}

/** A deposit as this caller may see it. Throws `NOT_FOUND` where they may not know of it. */
export async function findDeposit(services: DepositServices, asked: Asked): Promise<DepositRecord> {
  const { deposit, viewer } = await visibleDeposit(services, asked);
  const [events, checks] = await Promise.all([
    listEvents(services.deposits, deposit.id),
    getChecks(services.deposits, [deposit.id]),
  ]);
  return recordOf(deposit, viewer, { events, fixity: checks.get(deposit.id) ?? null });
}

/** The sealed statement in canonical form: the leaf of the log, byte for byte. */
export async function findStatement(services: DepositServices, asked: Asked): Promise<string> {
  const { deposit } = await visibleDeposit(services, asked);
  if (!deposit.statement) throw noDeposit();
  return Buffer.from(statementBytes(deposit.statement)).toString('utf8');
}

const linkSeconds = 300;

/** A short-lived link to the file, for parties always, for others where the holder allows downloads and nothing hides it. */
export async function linkToFile(services: DepositServices, asked: Asked): Promise<string> {
  const { deposit, viewer } = await visibleDeposit(services, asked);
  if (!deposit.statement) throw noDeposit();
  if (!isParty(deposit, viewer)) requireOpenFile(deposit, viewer);
  return services.depositFiles.uploads.readLink(documentKey(deposit.file), linkSeconds);
}

function requireOpenFile(deposit: Deposit, viewer: Viewer): void {
  const isStanding = ['accepted', 'challenged', 'superseded'].includes(deposit.state);
  if (isRegistered(deposit) && isStanding && isOpenTo(deposit, viewer) && deposit.claims.access === 'download') return;
  throw new ServiceError('FORBIDDEN', {
    zh: '持有人未开放此文件的下载，或文件已暂停公开；登记与回执仍可查阅。',
    en: 'The holder does not open this file, or it has been taken out of public view; register entry and receipt remain.',
  });
}

export async function visibleDeposit(
  services: DepositServices,
  { id, caller }: Asked,
): Promise<{ deposit: Deposit; viewer: Viewer }> {
  const [deposit, viewer] = await Promise.all([getDeposit(services.deposits, id), viewerOf(services, caller)]);
  if (!deposit || !isVisible(deposit, viewer)) throw noDeposit();
  return { deposit, viewer };
}

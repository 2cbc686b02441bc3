import { listTexts, type TextServices } from '../literature/list-texts.ts';
import { targetsOf } from './find-records.ts';
import { type Day, dayInShanghai } from './local-date.ts';
import { notHeld } from './not-held.ts';
import { reconcile } from './reconcile.ts';
import { recordView } from './record-view.ts';
import { getStandard, getStandards } from './standard-store.ts';
import type { StandardRecord } from './standard-view.ts';

/**
 * The whole record of an edition as it stands on a day (today in Asia/Shanghai by default): with the titles and statuses
 * of the standards it is related to, its digitized texts, the access decision, and who said what. Throws `NOT_FOUND`.
 */
export async function findStandard(
  services: TextServices,
  { id, asOf }: { id: string; asOf?: Day },
): Promise<StandardRecord> {
  const { catalogue, now } = services;
  const [stored, texts] = await Promise.all([getStandard(catalogue, id), listTexts(services, { standard: id })]);
  if (!stored) throw notHeld(id);
  const standard = reconcile(stored);
  const held = await getStandards(catalogue, targetsOf(standard));
  const others = new Map([...held].map(([key, other]) => [key, reconcile(other)]));
  return recordView(standard, stored.statements, others, asOf ?? dayInShanghai(now()), texts);
}

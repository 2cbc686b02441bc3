import { createHash } from 'node:crypto';
import { type Checks, failing } from './check-trade.ts';

const personal = ['READ-1', 'READ-N'];
const idOf = (order: string, line: number) =>
  `ent-${createHash('sha256').update(`${order}\n${line}`).digest('hex').slice(0, 24)}`;

export const checkRights: Checks = {
  'T8 what was paid for is given, and nothing else': (state) => {
    const isPaid = (order: { paidAt?: string }) => order.paidAt !== undefined;
    const given = state.orders.filter(isPaid).flatMap(({ id, lines }) => lines.map((_, place) => idOf(id, place)));
    const held = state.entitlements.map(({ id }) => id);
    const orders = new Map(state.orders.map((order) => [order.id, order]));
    return [
      ...failing(
        given,
        (id) => held.includes(id),
        (id) => `${id} is missing`,
      ),
      ...failing(
        held,
        (id) => given.includes(id),
        (id) => `${id} was not paid for`,
      ),
      ...failing(
        state.entitlements,
        ({ order, line, licence, seats, fileSha256, holder }) => {
          const { lines = [], buyer } = orders.get(order) ?? {};
          const sold = lines[line];
          return (
            sold?.licence === licence &&
            sold.seats === seats &&
            sold.fileSha256 === fileSha256 &&
            holder.organization === buyer?.organization
          );
        },
        ({ id }) => `${id} is not what was sold`,
      ),
      ...failing(
        state.entitlements,
        ({ id, holder, work }) =>
          state.rows.some((row) => row.id === `licences#${holder.organization}` && row.part === `${work}|${id}`),
        ({ id }) => `${id} is not found by its holder`,
      ),
    ];
  },
  'T17 copies go to users of a licence in force, seats are not exceeded': (state) => {
    const licences = new Map(state.entitlements.map((one) => [one.id, one]));
    const orders = new Map(state.orders.map((one) => [one.id, one]));
    return [
      ...failing(
        state.entitlements,
        ({ seats, users }) =>
          users.length <= (seats ?? 0) && new Set(users.map(({ person }) => person)).size === users.length,
        ({ id }) => `${id} has more users than seats`,
      ),
      ...failing(
        state.entitlementEvents,
        ({ entitlement, users }) => users.length <= (licences.get(entitlement)?.seats ?? 0),
        ({ entitlement, revision }) => `${entitlement} had more users than seats at ${revision}`,
      ),
      ...failing(
        state.copies,
        ({ entitlement, person, at, order }) => {
          const licence = licences.get(entitlement);
          if (!licence) return false;
          const { users, from, until = '9', revokedAt = '9', downloaded, seats } = licence;
          const isIn = from <= at && at < until && at < revokedAt;
          const isBound = !personal.includes(licence.licence) || users.some((user) => user.person === person);
          const isNamed =
            seats === null ||
            state.entitlementEvents.some(
              (event) => event.entitlement === entitlement && event.users.includes(person) && event.at <= at,
            );
          return isIn && isBound && isNamed && downloaded && orders.get(order)?.downloaded === true;
        },
        ({ copy }) => copy,
      ),
    ];
  },
  'T18 a copy leads to one record': ({ copies, rows, entitlements }) => [
    ...failing(
      copies,
      ({ copy, sha256, entitlement, order, licence }) => {
        const ofFile = rows.filter((row) => row.id === `copied#${sha256}`);
        const onShelf = rows.filter((row) => row.id === `copies#${entitlement}` && row.copy === copy);
        const given = entitlements.find(({ id }) => id === entitlement);
        const isOf = given?.order === order && given.licence === licence;
        return ofFile.length === 1 && ofFile[0]?.copy === copy && onShelf.length === 1 && isOf;
      },
      ({ copy }) => copy,
    ),
    ...failing(
      rows.filter(({ id }) => String(id).startsWith('copied#')),
      ({ copy }) => copies.some((one) => one.copy === copy),
      ({ id }) => String(id),
    ),
  ],
};

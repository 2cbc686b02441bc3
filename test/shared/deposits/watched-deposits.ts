import type { DepositApiServices } from '#shared/deposits/deposit-services.ts';
import type { Around } from '#test/shared/log/watched-services.ts';

/** The services with something done around every call to table or bucket, in the order of the calls. */
export function watchedDeposits(services: DepositApiServices, around: Around): DepositApiServices {
  const { deposits, depositFiles, log, members } = services;
  const watch = <T extends { client: object }>(name: string, table: T): T => {
    const send = (command: { constructor: { name: string } }) =>
      around(`${name} ${command.constructor.name.replace('Command', '')}`, () =>
        (table.client as { send(asked: unknown): Promise<unknown> }).send(command),
      );
    return { ...table, client: Object.assign(Object.create(table.client), { send }) };
  };
  const { uploads, documents } = depositFiles;
  return {
    ...services,
    deposits: watch('deposits', deposits),
    log: watch('log', log),
    members: watch('members', members),
    depositFiles: {
      uploads: {
        facts: (key) => around('facts', () => uploads.facts(key)),
        read: (key) => around('read', () => uploads.read(key)),
        remove: (key) => around('remove', () => uploads.remove(key)),
        uploadLink: (terms, now) => around('link', () => uploads.uploadLink(terms, now)),
        readLink: (key, seconds) => around('link', () => uploads.readLink(key, seconds)),
      },
      documents: {
        add: (key, bytes, type) => around('add document', () => documents.add(key, bytes, type)),
        addPieces: (key, pieces, facts) => around('add document', () => documents.addPieces(key, pieces, facts)),
        get: (key) => around('get document', () => documents.get(key)),
      },
    },
  };
}

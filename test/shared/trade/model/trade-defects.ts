import type { Row } from './expressions.ts';
import {
  type Defect,
  doneAtOnce,
  drop,
  isCapture,
  isUnder,
  legsOf,
  puts,
  putsEvent,
  withLines,
  withoutPlatform,
  withProvider,
  writes,
} from './spoilt-world.ts';

/** By the invariant that each of them breaks. */
export const defects: Record<string, [what: string, defect: Defect]> = {
  'T1 every transfer balances in whole fen': [
    'a fen is lost on the way to the journal',
    puts(isUnder('outbox#'), (row) => ({
      ...row,
      legs: legsOf(row).map((leg, place) => (place === 1 ? { ...leg, amount: leg.amount - 1 } : leg)),
    })),
  ],
  'T2 all balances are zero together': [
    'an account is credited a fen too much',
    writes((items) =>
      items.map((item) => {
        const { Update } = item;
        if (Update?.Key?.id !== 'account#fee:platform') return item;
        const values = Object.entries(Update.ExpressionAttributeValues ?? {}).map(([name, value]) => [
          name,
          value && typeof value === 'object' ? { CNY: value.CNY + 1 } : value,
        ]);
        return { Update: { ...Update, ExpressionAttributeValues: Object.fromEntries(values) } };
      }),
    ),
  ],
  'T3 an account is what its entries make it': [
    'a balance is not written',
    writes((items) => items.filter(({ Update }) => Update?.Key?.id !== 'account#payable:org-other')),
  ],
  'T4 the journal is one chain of all that was posted': [
    'an entry is edited',
    puts(isUnder('journal'), (row) => ({
      ...row,
      entries: (row.entries as Row[]).map((entry) => ({
        ...entry,
        account: `${entry.account}`.replace('second', 'x'),
        transferId: `${entry.transferId}x`,
      })),
    })),
  ],
  'T5 a key has one effect': ['keys are not kept', puts(isUnder('key#'), (row) => ({ ...row, id: `lost${row.id}` }))],
  'T5 a settled order is divided at the provider as the ledger says, to the fen': [
    'the part of the platform is forgotten',
    puts(
      (row) => row.part === 'splitting',
      (row) => ({ ...row, steps: (row.steps as Row[]).map(withoutPlatform) }),
    ),
  ],
  'T5 the ledger books of splits what the provider did': [
    'a provider says that it divided and does not',
    withProvider(() => ({ instruct: async (step) => doneAtOnce(step) })),
  ],
  'T5 money is divided when the refund window is over': [
    'orders that are to be divided lie where nobody looks',
    puts(
      (row) => row.shelf === 'order#unsettled',
      ({ shelf: _, ...row }) => row,
    ),
  ],
  'T6 a payment ends as its provider says': [
    'money that comes late is forgotten',
    puts(
      (row) => row.part === 'payment' && row.state === 'returned',
      (row) => ({ ...row, state: 'failed' }),
    ),
  ],
  'T7 orders move along the table alone': [
    'an order that was given back is taken up again',
    puts(
      (row) => row.part === 'order' && row.state === 'refunded',
      (row) => ({ ...row, state: 'fulfilled' }),
    ),
  ],
  'T8 what was paid for is given, and nothing else': [
    'a second line gives no licence',
    puts((row) => row.part === 'entitlement' && row.line === 1, drop),
  ],
  'T9 an order takes its price once, and the rest goes back': [
    'money that comes late is kept',
    puts((row) => row.part === 'refund' && row.cause === 'surplus', drop),
  ],
  'T10 no more goes back than came in': [
    'what has gone back is not counted',
    puts(isUnder('ord-', 'order'), (row) => ({ ...row, refunded: 0 })),
  ],
  'T10 money is taken back from its receivers before it goes back': [
    'what is to be taken back stays where it is',
    withProvider(({ instruct }) => ({
      instruct: async (step, payment) => (step.kind === 'return' ? doneAtOnce(step) : instruct(step, payment)),
    })),
  ],
  'T11 a capture is split without loss, and goes back as it was split': [
    'the commission is taken twice from payees',
    puts(isCapture, (row) => ({
      ...row,
      legs: legsOf(row).map((leg) => (leg.account === 'fee:platform' ? { ...leg, amount: leg.amount * 2 } : leg)),
    })),
  ],
  'T12 a reservation ends once, for no more than it held': [
    'what was settled does not say by what',
    puts(isUnder('transfer#payout-hold'), ({ settledBy: _, ...row }) => row),
  ],
  'T13 a payee is paid what is there, once': [
    'a provider is told to pay twice as much',
    puts(isUnder('sandbox-payouts'), (row) => ({ ...row, amount: 2 * Number(row.amount) })),
  ],
  'T13 a payee is paid no more than providers have divided': [
    'what is divided is booked twice as much',
    puts(
      (row) => Boolean(row.legs) && /^split:/.test(String(row.transferId)),
      (row) => ({ ...row, legs: legsOf(row).map((leg) => ({ ...leg, amount: leg.amount * 2 })) }),
    ),
  ],
  'T13 statements say what is owed': [
    'a statement misses the sales of one licence',
    writes((items) => items.filter(({ Update }) => !/^line#.*READ-N/.test(String(Update?.Key?.part)))),
  ],
  'T14 an order that lapsed has taken no money': [
    'an order lapses before its time',
    putsEvent('expire', { at: '2026-10-20T08:00:00.001Z' }),
  ],
  'T15 everything committed has been taken into the journal': [
    'a transfer waits for the journal where nobody looks',
    puts(isUnder('outbox#'), (row) => ({ ...row, id: 'outbox#99' })),
  ],
  'T17 copies go to users of a licence in force, seats are not exceeded': [
    'a licence takes one user too many',
    puts(
      (row) => row.part === 'entitlement' && (row.users as Row[]).length > 0,
      (row) => ({
        ...row,
        seats: (row.users as Row[]).length - 1 || 1,
        users: [...(row.users as Row[]), { ...(row.users as Row[])[0], person: 'eve' }],
      }),
    ),
  ],
  'T18 a copy leads to one record': ['a file is not kept by its hash', puts(isUnder('copied#'), drop)],
  'T19 totals are what the price version says': [
    'a price is the buyer’s to say',
    puts(
      (row) => row.part === 'quote' || row.part === 'order' || 'change' in row,
      (row) => withLines(row, (line) => ({ ...line, unit: 1 })),
    ),
  ],
  'T20 invoices say what was paid and not given back': [
    'an invoice that was given back stands',
    puts(
      (row) => row.part === 'invoice' && row.kind === 'red',
      (row) => ({ ...row, total: { amount: -1, currency: 'CNY' } }),
    ),
  ],
  'T22 the clearing account is what the provider says': [
    'a provider says that it gave back and does not',
    withProvider((provider) => ({
      refund: async ({ id }) => ({ kind: 'refund', refund: id, state: 'done', reference: provider.name }),
    })),
  ],
  'T23 every change has who, when, in which request, after what': [
    'an event does not say after what',
    putsEvent('await-payment', { previous: 'ab'.repeat(32) }),
  ],
  'T25 nothing is asked of others that is not kept here': [
    'a payment is asked for under a new name',
    withProvider((provider) => ({
      create: (payment, terms) => {
        provider.create({ ...payment, id: `${payment.id}-2` }, terms);
        return provider.create(payment, terms);
      },
    })),
  ],
  'T26 what was promised stays as it was': [
    'a licence follows the terms of today',
    puts(
      (row) => row.part === 'entitlement',
      (row) => ({ ...row, policy: { ...(row.policy as Row), assigner: 'somebody else' } }),
    ),
  ],
};

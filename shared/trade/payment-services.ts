import { readFile } from 'node:fs/promises';
import { type LedgerTable, ledgerItems } from '../ledger/item-store.ts';
import type { LedgerServices } from '../ledger/ledger-services.ts';
import { env } from '../runtime/env.ts';
import { readSecret } from '../runtime/secret.ts';
import type { PaymentProvider } from './payment-provider.ts';
import { makeProviders } from './providers/providers.ts';
import type { TradeRows } from './royalty-services.ts';
import { type TradeServices, tradeServices } from './trade-services.ts';
import type { TradeTable } from './trade-table.ts';

/** What payments need: trade and its ledger, who people are, what is deposited, and those who take the money. */
export interface PaymentServices extends TradeRows, LedgerServices, Pick<TradeServices, 'members' | 'deposits'> {
  trade: TradeTable;
  /** The table that `items` are of, for changes that happen together with those of trade. */
  ledger: Pick<LedgerTable, 'name'>;
  /** Those that are set up here; asked for at first use, because their secrets are read then. */
  providers(): Promise<readonly PaymentProvider[]>;
  /** Public address of the service, without a trailing slash. */
  siteUrl: string;
}

let built: PaymentServices | undefined;

/** The services of this process, from its settings. */
export function paymentServices(): PaymentServices {
  const { members, deposits, trade, rows, now } = tradeServices();
  const { LEDGER_TABLE, SITE_URL } = env();
  const ledger = { client: trade.client, name: LEDGER_TABLE };
  let providers: Promise<PaymentProvider[]> | undefined;
  built ??= {
    members,
    deposits,
    trade,
    rows,
    now,
    ledger,
    items: ledgerItems(ledger),
    siteUrl: SITE_URL.replace(/\/$/, ''),
    providers: () => {
      providers ??= readProviders();
      // What could not be read is read again at the next call.
      providers.catch(() => {
        providers = undefined;
      });
      return providers;
    },
  };
  return built;
}

async function readProviders(): Promise<PaymentProvider[]> {
  const { PAYMENT_SECRET_ID: secret, PAYMENT_SETTINGS_FILE: file } = env();
  if (file) return makeProviders(JSON.parse(await readFile(file, 'utf8')));
  return secret ? makeProviders(JSON.parse(await readSecret(secret))) : [];
}

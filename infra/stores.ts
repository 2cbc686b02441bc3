import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import type { Construct } from 'constructs';
import { AlertData } from './alert-data.ts';
import { changeAccess } from './change-data.ts';
import { CheckData } from './check-data.ts';
import { CopyData } from './copy-data.ts';
import { Data } from './data.ts';
import { DepositData } from './deposit-data.ts';
import { DumpData } from './dump-data.ts';
import type { Grantable } from './function.ts';
import type { Resource, StreamTrigger } from './functions.ts';
import { LedgerData } from './ledger-data.ts';
import { LifecycleData } from './lifecycle-data.ts';
import { LogData } from './log-data.ts';
import { MatterData } from './matter-data.ts';
import { MemberData } from './member-data.ts';
import { PaymentData } from './payment-data.ts';
import { QualityData } from './quality-data.ts';
import type { Stage } from './stage.ts';
import { TradeData } from './trade-data.ts';
import { WebhookData } from './webhook-data.ts';

type Kept = Exclude<Resource, 'index' | 'identity' | 'sessions'>;

export interface Stores {
  /** Tables whose changes functions follow. */
  tables: Record<StreamTrigger['table'], Table>;
  /** What functions can be given of them. */
  kept: Record<Kept, Grantable>;
}

/** Everything that keeps data: the tables with the buckets and keys that belong to them. */
export function makeStores(stack: Construct, stage: Stage): Stores {
  const data = new Data(stack, 'Data', { stage });
  const log = new LogData(stack, 'Log', { stage });
  const { table: deposits, ...depositAccess } = new DepositData(stack, 'Deposits', { stage });
  const { table: trade, trade: tradeAccess } = new TradeData(stack, 'Trade', { stage });
  const { table: ledger, ledger: ledgerAccess } = new LedgerData(stack, 'Ledger', { stage });
  const { members, keys, keyUse } = new MemberData(stack, 'Members', { stage });
  const { table: webhooks, webhooks: webhookAccess, announcements } = new WebhookData(stack, 'Webhooks', { stage });
  const { table: alerts, alerts: alertAccess, mail } = new AlertData(stack, 'Alerts', { stage });
  const { catalogueTable: catalogue, literatureTable: literature } = data;
  return {
    tables: { catalogue, literature, log: log.table, deposits, trade, ledger, webhooks, alerts },
    kept: {
      catalogue: data.catalogue,
      changes: changeAccess(catalogue),
      literature: data.literature,
      meanings: data.meanings,
      deposits: depositAccess.deposits,
      depositRecords: depositAccess.depositRecords,
      trade: tradeAccess,
      ledger: ledgerAccess,
      payments: new PaymentData(stack, 'Payments').payments,
      log: log.log,
      logEntries: log.logEntries,
      logKey: log.logKey,
      members,
      keys,
      keyUse,
      webhooks: webhookAccess,
      announcements,
      alerts: alertAccess,
      mail,
      quality: new QualityData(stack, 'Quality', { stage }).quality,
      matters: new MatterData(stack, 'Matters', { stage }).matters,
      lifecycle: new LifecycleData(stack, 'Lifecycle', { stage }).lifecycle,
      dumps: new DumpData(stack, 'Dumps', { stage }).dumps,
      checks: new CheckData(stack, 'Checks', { stage }).checks,
      copies: new CopyData(stack, 'Copies', { stage }).copies,
    },
  };
}

import type { EntryServices, LogServices } from '../log/log-services.ts';
import { logServices } from '../log/log-services.ts';
import { type MemberServices, memberServices } from '../members/member-services.ts';
import { env } from '../runtime/env.ts';
import { tableClient } from '../runtime/table-client.ts';
import { webhookTableOf } from '../webhooks/webhook-services.ts';
import type { WebhookTable } from '../webhooks/webhook-store.ts';
import { type DepositFiles, depositFiles } from './deposit-files.ts';
import type { DepositTable } from './deposit-store.ts';

/** What keeping deposits needs: their table and files, who people are, and the log that takes what is accepted. */
export interface DepositServices extends EntryServices, Pick<MemberServices, 'members'> {
  deposits: DepositTable;
  depositFiles: DepositFiles;
  /** Where holders are told what happened. */
  webhooks: Pick<WebhookTable, 'name'>;
}

/** What answering for them needs beside: the log as readers see it. */
export interface DepositApiServices extends DepositServices, LogServices {
  /** Longest wait for a receipt, milliseconds. */
  patience: number;
}

let built: DepositApiServices | undefined;

/** The services of this process, from its settings. */
export function depositServices(): DepositApiServices {
  const { AWS_REGION: region, DYNAMODB_ENDPOINT: endpoint, DEPOSITS_TABLE: name } = env();
  built ??= {
    ...logServices(),
    members: memberServices().members,
    deposits: { client: tableClient({ region, endpoint }), name },
    depositFiles: depositFiles(),
    webhooks: webhookTableOf(),
    patience: 5000,
  };
  return built;
}

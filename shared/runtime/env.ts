import * as z from 'zod';

/**
 * Every setting the functions read, and the only reader of `process.env`.
 * `infra/function.ts` sets these variables in the same call that grants the permission.
 */
const Env = z.object({
  AWS_REGION: z.string().default('us-east-1'),
  /** Keys of the role, set by the Lambda runtime. */
  AWS_ACCESS_KEY_ID: z.string().optional(),
  AWS_SECRET_ACCESS_KEY: z.string().optional(),
  AWS_SESSION_TOKEN: z.string().optional(),
  /** Where the search engine answers, without a trailing slash. */
  OPENSEARCH_URL: z.url().default('http://127.0.0.1:9200'),
  /** `none` for an engine on loopback; `es` (domain) and `aoss` (serverless) sign requests with SigV4. */
  OPENSEARCH_SIGNING: z.enum(['none', 'es', 'aoss']).default('none'),
  /** Prefix of every index and alias, so that two services share one engine. */
  INDEX_PREFIX: z.string().default('guiju'),
  CATALOGUE_TABLE: z.string().default('guiju-catalogue'),
  LITERATURE_TABLE: z.string().default('guiju-literature'),
  LITERATURE_BUCKET: z.string().default('guiju-literature'),
  /** The bucket that holds models and vectors of meanings below `ask/`: that of texts. */
  MEANINGS_BUCKET: z.string().default('guiju-literature'),
  MEMBERS_TABLE: z.string().default('guiju-members'),
  KEYS_TABLE: z.string().default('guiju-keys'),
  /** Calls a minute: with one API key, and writing from one address. */
  KEY_QUOTA: z.coerce.number().int().positive().default(600),
  WRITE_QUOTA: z.coerce.number().int().positive().default(300),
  DEPOSITS_TABLE: z.string().default('guiju-deposits'),
  DEPOSITS_BUCKET: z.string().default('guiju-deposits'),
  MATTERS_TABLE: z.string().default('guiju-matters'),
  LIFECYCLE_TABLE: z.string().default('guiju-lifecycle'),
  QUALITY_TABLE: z.string().default('guiju-quality'),
  DUMPS_BUCKET: z.string().default('guiju-dumps'),
  CHECKS_TABLE: z.string().default('guiju-checks'),
  COPIES_BUCKET: z.string().default('guiju-copies'),
  WEBHOOKS_TABLE: z.string().default('guiju-webhooks'),
  ALERTS_TABLE: z.string().default('guiju-alerts'),
  /** Sender of alerts; without one no mail is sent. On one computer mail becomes files in a folder. */
  MAIL_FROM: z.string().optional(),
  MAIL_OUTBOX: z.string().optional(),
  TRADE_TABLE: z.string().default('guiju-trade'),
  LEDGER_TABLE: z.string().default('guiju-ledger'),
  /** Settings of the payment providers, secrets included: a secret in the cloud or, on one computer, a file. */
  PAYMENT_SECRET_ID: z.string().optional(),
  PAYMENT_SETTINGS_FILE: z.string().optional(),
  LOG_TABLE: z.string().default('guiju-log'),
  LOG_BUCKET: z.string().default('guiju-log'),
  /** Signing key of the log, in the key service or, on one computer, in a file. */
  LOG_KEY_ID: z.string().optional(),
  LOG_KEY_FILE: z.string().optional(),
  /** The key that signed before, while it still signs too. */
  LOG_FORMER_KEY_ID: z.string().optional(),
  LOG_FORMER_KEY_FILE: z.string().optional(),
  /** Name that the log and its key get when it begins; host and path of its public address when absent. */
  LOG_ORIGIN: z.string().optional(),
  /** JSON list of `{url, key}`, and how many of these witnesses must sign before readers see a checkpoint. */
  LOG_WITNESSES: z.string().default('[]'),
  LOG_WITNESS_QUORUM: z.coerce.number().int().nonnegative().default(0),
  /** Time-stamping authority (RFC 3161). */
  LOG_TIME_AUTHORITY: z.url().optional(),
  DYNAMODB_ENDPOINT: z.url().optional(),
  S3_ENDPOINT: z.url().optional(),
  /** Identity provider of access tokens, as its `iss` claim prints it; guarded routes need it. */
  OIDC_ISSUER: z.url().optional(),
  /** Audiences or client ids that a token may be meant for, separated by commas; any of that issuer when empty. */
  OIDC_AUDIENCE: z.string().optional(),
  OIDC_JWKS_URL: z.url().optional(),
  /** What the site calls itself when it sends people to that issuer. */
  OIDC_CLIENT_ID: z.string().optional(),
  /** Secret of the site's cookies; without it nobody can sign in there. */
  SESSION_KEY: z.string().min(32).optional(),
  /** Known to the cache in front, the site and the functions alone: shows for whom they call (runtime/visitor.ts). */
  VISITOR_KEY: z.string().min(32).optional(),
  /** Where the site calls the API, when that is not its public address. */
  API_URL: z.url().optional(),
  /** Public address of the site, used in links that leave it (feeds, citations, OpenAPI servers). */
  SITE_URL: z.url().default('http://127.0.0.1:8787'),
});
export type Env = z.infer<typeof Env>;

let parsed: Env | undefined;

/** Settings of this process, parsed at first use. Throws a `ZodError` that names the wrong variable. */
export function env(): Env {
  parsed ??= Env.parse(process.env);
  return parsed;
}

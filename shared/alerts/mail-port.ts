import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { env } from '../runtime/env.ts';
import { roleCredentials } from '../runtime/search-services.ts';
import { signedPost } from '../runtime/signed-post.ts';

/** Hands mail to whoever carries it. */
export interface MailPort {
  from: string;
  /**
   * Sends a mail as it is printed. The id is the same when it is tried again, so that a carrier that knows it can tell repeats.
   * Throws when it may not have been taken.
   */
  send(mail: { id: string; to: string; printed: string }): Promise<void>;
}

/** Keeps each mail as a file of its id, once; for one computer. */
export function fileOutbox(folder: string, from: string): MailPort {
  return {
    from,
    send: async ({ id, printed }) => {
      await mkdir(folder, { recursive: true });
      await writeFile(join(folder, `${id}.eml`), printed, { flag: 'wx' }).catch((error: unknown) => {
        if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
      });
    },
  };
}

/** Amazon SES, API v2. It knows no ids: a process that dies between its answer and our note sends once more. */
export function simpleEmailService(region: string, from: string, post: typeof signedPost = signedPost): MailPort {
  const suffix = region.startsWith('cn-') ? '.cn' : '';
  const url = `https://email.${region}.amazonaws.com${suffix}/v2/email/outbound-emails`;
  return {
    from,
    send: async ({ to, printed }) => {
      const body = JSON.stringify({
        FromEmailAddress: from,
        Destination: { ToAddresses: [to] },
        Content: { Raw: { Data: Buffer.from(printed).toString('base64') } },
      });
      const response = await post({ service: 'ses', region, credentials: roleCredentials() }, url, body);
      if (!response.ok) throw new Error(`SES answered ${response.status}: ${(await response.text()).slice(0, 300)}`);
    },
  };
}

/** What this process sends mail with, by its settings; nothing when no sender is set. */
export function mailPortOf(): MailPort | undefined {
  const { MAIL_FROM: from, MAIL_OUTBOX: outbox, AWS_REGION: region } = env();
  if (!from) return undefined;
  return outbox ? fileOutbox(outbox, from) : simpleEmailService(region, from);
}

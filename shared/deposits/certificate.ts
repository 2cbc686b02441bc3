import { createHash } from 'node:crypto';
import { parseCheckpoint } from '../log/checkpoint.ts';
import { parseNote } from '../log/note.ts';
import { parseReceipt } from '../log/receipt.ts';
import { readTimeStamp } from '../log/time-stamp.ts';
import { parseVerifierKeys, type VerifierKey } from '../log/verifier-key.ts';
import type { AttachedFile } from '../print/sheet.ts';
import { canonicalJson } from '../runtime/canonical-json.ts';
import type { Language } from '../runtime/route.ts';
import { certificateWords } from './certificate-words.ts';
import type { Deposit } from './deposit.ts';
import { meaningOfReceipt, statementBytes } from './statement.ts';

/** What a certificate is made of: a sealed deposit and what the log says of it. */
export interface CertifiedDeposit {
  deposit: Pick<Deposit, 'id' | 'claims' | 'depositor' | 'file' | 'salts' | 'statement'>;
  /** `tlog-proof@v1` text. */
  receipt: string;
  /** Answer of the time-stamping authority over the receipt's checkpoint. */
  timeStamp: Uint8Array | null;
  /** The verifier key of the log, `name+id+base64`. */
  /** Keys of the log, a line each, the newest first. */
  logKey: string;
  /** Public address of the site, without a slash at the end. */
  site: string;
}

export interface CertificateRow {
  label: string;
  lines: string[];
  /** Whether it is a hash or a key, which is read letter by letter. */
  isCode?: boolean;
}

/** Everything that a certificate says, in the order of the page. */
export interface CertificateText {
  claimed: CertificateRow[];
  recorded: CertificateRow[];
  proves: string[];
  doesNotProve: string[];
  verify: string[];
}

/** What a certificate says, taken from statement and receipt rather than from what is kept beside them. */
export function certificateText(certified: CertifiedDeposit, language: Language): CertificateText {
  const words = certificateWords[language];
  return {
    claimed: claimedRows(certified, language),
    recorded: recordedRows(certified, language),
    proves: [meaningOfReceipt.proves[language], ...words.provesMore],
    doesNotProve: [meaningOfReceipt.doesNotProve[language], ...words.doesNotProveMore],
    verify: words.verifySteps(`${certified.site}${language === 'en' ? '/en' : ''}/verify`),
  };
}

function claimedRows({ deposit: { claims, depositor } }: CertifiedDeposit, language: Language): CertificateRow[] {
  const words = certificateWords[language];
  const { zh, en } = claims.titles;
  const titles = language === 'zh' ? [zh, en] : [en, zh];
  const names = [depositor.name[language], depositor.name[language === 'zh' ? 'en' : 'zh']];
  return [
    { label: words.number, lines: [claims.number] },
    { label: words.titles, lines: titles.filter((title) => title !== undefined) },
    { label: words.holder, lines: [...new Set(names.filter((name) => name !== undefined))] },
    { label: words.creditCode, lines: [depositor.creditCode] },
  ];
}

function recordedRows(certified: CertifiedDeposit, language: Language): CertificateRow[] {
  const words = certificateWords[language];
  const statement = sealedStatement(certified);
  const { index, checkpoint } = readReceipt(certified.receipt);
  const count = (value: number) => new Intl.NumberFormat('en').format(value);
  const stamp = certified.timeStamp && readTimeStamp(certified.timeStamp).time;
  return [
    { label: words.hash, lines: [statement.documentSha256], isCode: true },
    { label: words.file, lines: [words.fileSize(count(statement.bytes), statement.mediaType)] },
    { label: words.id, lines: [statement.depositId], isCode: true },
    { label: words.sealedAt, lines: [words.time(inShanghai(statement.sealedAt), statement.sealedAt)] },
    { label: words.stamped, lines: [stamp ? words.stampedBy(stamp) : words.notStamped] },
    { label: words.log, lines: [checkpoint.origin], isCode: true },
    { label: words.entry, lines: [words.place(count(index), count(checkpoint.size))] },
    { label: words.key, lines: certified.logKey.trim().split('\n'), isCode: true },
    { label: words.fingerprint, lines: fingerprintsOf(certified.logKey), isCode: true },
  ];
}

/** Statement and receipt word for word, and what else one needs to judge them. */
export function certificateFiles(certified: CertifiedDeposit): AttachedFile[] {
  const { receipt, timeStamp, logKey, deposit } = certified;
  const { claims, depositor, salts } = deposit;
  const encode = (text: string) => new TextEncoder().encode(text);
  const text = (name: string, description: string, content: string): AttachedFile => ({
    name,
    mediaType: name.endsWith('.json') ? 'application/json' : 'text/plain',
    description,
    bytes: encode(content),
  });
  return [
    {
      name: 'statement.json',
      mediaType: 'application/json',
      description: '封存的声明 The sealed statement: the leaf of the log',
      bytes: statementBytes(sealedStatement(certified)),
    },
    text('receipt.tlog-proof', '回执 The receipt (C2SP tlog-proof@v1)', receipt),
    text('log-key.txt', '日志公钥 The verifier key of the log', `${logKey.trim()}\n`),
    ...(salts
      ? [text('claims.json', '声明内容 What the statement commits to', canonicalJson({ claims, depositor, salts }))]
      : []),
    ...(timeStamp
      ? [
          {
            name: 'checkpoint.tsr',
            mediaType: 'application/timestamp-reply',
            description: '时间戳 The time stamp over the checkpoint (RFC 3161)',
            bytes: timeStamp,
          },
        ]
      : []),
  ];
}

function fingerprintsOf(logKey: string): string[] {
  const keys = parseVerifierKeys(logKey);
  if (keys.length === 0) throw new RangeError('the key of the log cannot be read');
  return keys.map(fingerprintOf);
}

/** SHA-256 of the 32 bytes of a public key, in hexadecimal by groups of eight. */
function fingerprintOf({ publicKey }: VerifierKey): string {
  const digest = createHash('sha256').update(publicKey).digest('hex');
  return digest.match(/.{8}/g)?.join(' ') ?? digest;
}

function sealedStatement({ deposit: { statement } }: CertifiedDeposit) {
  if (!statement) throw new RangeError('a deposit that is not sealed has no certificate');
  return statement;
}

function readReceipt(text: string) {
  const receipt = parseReceipt(text);
  const note = receipt && parseNote(receipt.checkpoint);
  const checkpoint = note && parseCheckpoint(note.text);
  if (!checkpoint) throw new RangeError('the receipt cannot be read');
  return { index: receipt.index, checkpoint };
}

const clock = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short', timeStyle: 'medium' });

/** An instant as a clock in Shanghai shows it, `2026-11-25 15:56:04`. */
function inShanghai(instant: string): string {
  return clock.format(new Date(instant));
}

/** Why a file is not taken, each with a sentence for the person who sent it. */
export const refusals = {
  broken: { zh: '文件已损坏，或与其类型不符，无法打开。', en: 'The file is broken or not of the type it claims.' },
  encrypted: { zh: '文件设有打开口令：请上传未加密的文件。', en: 'The file needs a password: send one without.' },
  'too-many-pages': {
    zh: '文件页数超过 5000 页：请分册上传。',
    en: 'The file has over 5,000 pages: send it in volumes.',
  },
  'too-large': { zh: '文件超过 200 MB。', en: 'The file is larger than 200 MB.' },
  bomb: {
    zh: '文件展开后异常庞大，按解压炸弹拒收。',
    en: 'The file unfolds to an unreasonable size and is refused as a decompression bomb.',
  },
  empty: { zh: '文件没有任何内容。', en: 'There is nothing in the file.' },
  'type-unknown': {
    zh: '只接受 PDF、图片、HTML、Markdown、纯文本和 NISO STS XML。',
    en: 'Only PDF, pictures, HTML, Markdown, plain text and NISO STS XML are taken.',
  },
  'hash-mismatch': {
    zh: '收到的文件与声明的 SHA-256 不符。',
    en: 'The file received does not have the declared SHA-256.',
  },
} as const;
export type RefusalReason = keyof typeof refusals;

/** A file that will not become a document, whoever tries again. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly reason: RefusalReason;

  constructor(reason: RefusalReason, options?: ErrorOptions) {
    super(refusals[reason].en, options);
    this.reason = reason;
  }
}

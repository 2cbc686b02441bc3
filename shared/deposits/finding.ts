import * as z from 'zod';

/** What screening may find; each of them leads to a review, none of them to a refusal. */
export const FindingCode = z.enum([
  'same-file-of-another-holder',
  'number-of-another-holder',
  'number-held-already',
  'text-of-another-deposit',
  'number-of-the-state',
  'text-of-iso-or-iec',
  'permission-missing',
  'secrecy-mark',
  'personal-data',
  'active-content',
  'file-unreadable',
]);
export type FindingCode = z.infer<typeof FindingCode>;

export const Finding = z.object({
  code: FindingCode,
  /** The deposit, the number or the part of the file that it is about; never personal data itself. */
  about: z.string().optional(),
  /** Page of the file where it stands first, counted from 1. */
  page: z.int().positive().optional(),
  /** Estimated share of common text, 0 to 1. */
  likeness: z.number().optional(),
});
export type Finding = z.infer<typeof Finding>;

/** What each of them means, for reviewers and depositors. */
export const findingTexts: Record<FindingCode, { zh: string; en: string }> = {
  'same-file-of-another-holder': {
    zh: '另一持有人已呈缴内容完全相同的文件。',
    en: 'Another holder has deposited the very same file.',
  },
  'number-of-another-holder': {
    zh: '另一持有人的呈缴使用了同一标准号。',
    en: 'A deposit of another holder bears the same number.',
  },
  'number-held-already': {
    zh: '该持有人就同一标准号已有有效呈缴，且本次未声明替代它。',
    en: 'The holder has an active deposit of this number, and this one does not claim to supersede it.',
  },
  'text-of-another-deposit': {
    zh: '文本与另一持有人的呈缴高度近似。',
    en: 'The text is nearly that of a deposit of another holder.',
  },
  'number-of-the-state': {
    zh: '标准号属于国家、行业或地方标准，其著作权不由企业或团体享有。',
    en: 'The number is that of a national, sector or local standard, which no body of the market owns.',
  },
  'text-of-iso-or-iec': {
    zh: '标准号或采标声明涉及 ISO、IEC 或国外标准的文本，须核对许可。',
    en: 'The number or the adoption concerns a text of ISO, IEC or another foreign publisher: permission must be checked.',
  },
  'permission-missing': {
    zh: '以代理人身份呈缴但未说明授权。',
    en: 'Deposited as an agent without naming the authority to do so.',
  },
  'secrecy-mark': {
    zh: '文本印有密级标志或“内部资料”“内部发行”字样，不得公开的内容不能受理。',
    en: 'The text bears a mark of secrecy, or one of internal circulation: what is not for the public cannot be accepted.',
  },
  'personal-data': {
    zh: '文本含有公民身份号码或个人手机号码，须删去或说明公开的依据。',
    en: 'The text holds citizen identity numbers or personal mobile numbers, which need a ground for being published.',
  },
  'active-content': {
    zh: '文件含有脚本、启动动作、附件等可执行或隐藏的内容，或有无法查看的部分。',
    en: 'The file holds scripts, launch actions, attachments or the like, or parts that cannot be looked into.',
  },
  'file-unreadable': {
    zh: '文件无法打开阅读（加密、损坏、空白或超过 200 MB），其内容未经比对。',
    en: 'The file cannot be opened (locked, broken, blank or over 200 MB), and nothing in it has been compared.',
  },
};

/** Parts of a file that need words; the others are the names of the format, which need none. */
export const partTexts: Readonly<Record<string, { zh: string; en: string }>> = {
  'citizen-identity-number': { zh: '公民身份号码', en: 'citizen identity number' },
  'mobile-number': { zh: '手机号码', en: 'mobile number' },
};

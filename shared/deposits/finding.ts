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
]);
export type FindingCode = z.infer<typeof FindingCode>;

export const Finding = z.object({
  code: FindingCode,
  /** The deposit or the number that it is about. */
  about: z.string().optional(),
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
};

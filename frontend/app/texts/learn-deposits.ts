import type { PageText } from '../components/text-page.tsx';
import type { Language } from '../language.ts';
import { learnDepositsEn } from './learn-deposits-en.tsx';
import { learnDepositsZh } from './learn-deposits-zh.tsx';

export const learnDeposits: Record<Language, PageText> = { zh: learnDepositsZh, en: learnDepositsEn };

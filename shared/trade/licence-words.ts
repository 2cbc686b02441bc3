import type { LicenceCode } from '../standards/codes.ts';
import { licenceTerms } from '../standards/terms.ts';

interface LicenceWords {
  name: { zh: string; en: string };
  /** What it lets one do, and what it does not, in plain words. */
  plain: { zh: string; en: string };
}

/** What a licence is called and means, for pages and for whoever reads the API. */
export function licenceWords(licence: LicenceCode): LicenceWords {
  return { name: licenceTerms[licence], plain: meanings[licence] };
}

const meanings: Readonly<Record<LicenceCode, LicenceWords['plain']>> = {
  'READ-1': {
    zh: '一位具名用户可以在线阅读、下载并打印自己的一份；不得转给他人或放在内网。',
    en: 'One named person reads online, downloads and prints a copy of their own; not to be passed on or put on an intranet.',
  },
  'READ-N': {
    zh: '二至五位具名用户各自阅读、下载并打印自己的一份；先指定用户，后下载。',
    en: 'Two to five named persons each read, download and print a copy of their own; users are named before they download.',
  },
  SITE: {
    zh: '同一场所内六位或更多具名用户使用；用户可以更换，同一时间不超过购买的席位数。',
    en: 'Six or more named users at one site; users may change, never more at a time than seats were bought.',
  },
  ORG: {
    zh: '期限内组织的每一位成员都可以阅读和下载，不必逐一指定。',
    en: 'Every member of the organization reads and downloads during the term, without being named one by one.',
  },
  SUB: {
    zh: '期限内具名用户可以使用该标准，也包括期限内发布的后续版本。',
    en: 'Named users have the standard during the term, and with it the later editions that appear in the term.',
  },
  TEACH: {
    zh: '期限内供教学班级或课程的具名人员使用；不得用于课程以外的发放。',
    en: 'For the named persons of a class or course during the term; not to be handed out beyond the course.',
  },
  TRANS: {
    zh: '可以译成约定的语言并在约定的地域使用译文，须注明出处；原文权利不变。',
    en: 'To translate into the agreed languages and use the translation in the agreed territory, with credit; the rights in the original stay.',
  },
  DERIV: {
    zh: '可以把约定的条款引入或改编进自己的标准，须注明出处，且不表示原发布者认可。',
    en: 'To take over or adapt the agreed clauses in a standard of one’s own, with credit and without any endorsement.',
  },
  ADOPT: {
    zh: '同意政府部门为所述目的采信该标准的文本；同意本身有记录，通常不收费。',
    en: 'Consent that a public authority adopts the text for the stated purpose; the consent is on record, usually free of charge.',
  },
  DATA: {
    zh: '可以为所述目的进行机器处理、文本挖掘或模型输入；不得再分发文本。',
    en: 'Machine processing, text mining or model input for the stated purpose; the text is not redistributed.',
  },
  RESELL: {
    zh: '期限内可以在约定地域向他人发放副本，并须按期报告发放的数量。',
    en: 'To hand copies on to others in the agreed territory during the term, with a duty to report how many.',
  },
  ASSIGN: {
    zh: '在约定地域转让文本的著作权；须另立书面契据并办理备案；登记册载明转让之后才分付货款。已售出的许可继续有效。',
    en: 'The copyright in the text passes in the agreed territory; it takes a written deed and its recordal, and the seller is paid once the register shows it. Licences sold before stay valid.',
  },
};

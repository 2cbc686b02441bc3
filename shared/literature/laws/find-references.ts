import { findDesignations } from '../../standards/designation/find-designations.ts';
import { printDesignation } from '../../standards/designation.ts';
import type { LawReference, StandardClass } from './law.ts';
import type { LawParagraph } from './read-law.ts';

/** A place in a paragraph, before its sentence is known. */
type Place = Pick<LawReference, 'kind' | 'written' | 'meant'> & { start: number; end: number };

/** Every place of a law that refers to standards: by number, by title, or to a class of mandatory ones. */
export function findReferences(paragraphs: readonly LawParagraph[]): LawReference[] {
  return paragraphs.flatMap(({ article, text }) => {
    const places = [...numbersIn(text), ...titlesIn(text), ...classesIn(text)].sort((a, b) => a.start - b.start);
    return places.map(({ start, end, ...place }) => ({
      ...place,
      article,
      sentence: sentenceAround(text, start, end),
    }));
  });
}

function numbersIn(text: string): Place[] {
  return findDesignations(text)
    .filter(({ designation }) => designation.kind !== 'other')
    .map(({ designation, written, start, end }) => ({
      kind: 'number',
      written,
      meant: printDesignation(designation),
      start,
      end,
    }));
}

/** Shorter ones are short forms that the law itself made, such as 《设计规范》. */
const titled = /《([^《》]{6,60})》/gu;
/** What follows or goes before a title and says that it is a standard. */
const saysStandardBefore = /(?:国家|行业|地方|团体|强制性)标准(?:[（(][^）)]*[）)])?\s?$/u;
const saysStandardAfter = /^\s?(?:[（(][^）)]*[）)])?\s?(?:等)?(?:国家|行业|地方)标准/u;
/** Titles that only standards bear; `管理规范` and `工作规范` are orders of ministries. */
const standardTitle =
  /^(?:食品安全|强制性)?国家标准|(?:质量|卫生|水质|排放|污染控制|控制|节能设计|设计|用地|建设用地|安全技术|技术|施工|验收)标准$|(?:设计|技术|验收|归档整理|防火)规范$|技术(?:规程|规则)$|质量等级评定$/u;
const noStandard =
  /条例|办法|细则|决定|通知|意见|暂行|试行|^中华人民共和国|管理规范$|工作规范$|(?:认定|评审|鉴定|诊断)标准$/u;

function titlesIn(text: string): Place[] {
  return [...text.matchAll(titled)].flatMap(({ index, 0: written, 1: inside = '' }): Place[] => {
    const meant = inside.replace(/\s+/gu, ' ').trim();
    const end = index + written.length;
    const said =
      saysStandardBefore.test(text.slice(Math.max(0, index - 24), index)) ||
      saysStandardAfter.test(text.slice(end, end + 30));
    if (!said && (noStandard.test(meant) || !standardTitle.test(meant))) return [];
    if (findDesignations(text.slice(index, end + 24)).length > 0) return [];
    return [{ kind: 'title', written, meant, start: index, end }];
  });
}

const mandatory =
  /(?:工程建设|建设工程|建筑工程|民用建筑节能|建筑节能|无障碍(?:设施)?(?:工程)?建设|施工)?(?:国家(?:有关)?)?强制性(?:的)?(?:国家|行业|地方|技术|质量|安全|节能|建设|环境保护|、|和|或者)*标准(?!化)/gu;
const foodSafety = /(?:食品安全|乳品质量安全)国家标准(?!审评|评审)/gu;
const construction = /工程|建筑|无障碍|施工/u;

function classesIn(text: string): Place[] {
  const found = (pattern: RegExp, classOf: (written: string) => StandardClass): Place[] =>
    [...text.matchAll(pattern)].flatMap(({ index, 0: written }): Place[] => {
      const isTitle = /《[^》]*$/u.test(text.slice(0, index));
      const place = { written, meant: classOf(written), start: index, end: index + written.length };
      return isTitle ? [] : [{ kind: 'class', ...place }];
    });
  return [
    ...found(mandatory, (written) => (construction.test(written) ? 'construction' : 'mandatory')),
    ...found(foodSafety, () => 'food-safety'),
  ];
}

/** Longest sentence that is shown; a longer one is cut around the place. */
const longest = 240;

function sentenceAround(text: string, start: number, end: number): string {
  const from = Math.max(...[...'。；;'].map((mark) => text.lastIndexOf(mark, start - 1))) + 1;
  const stops = [...'。；;'].map((mark) => text.indexOf(mark, end)).filter((at) => at >= 0);
  const to = stops.length > 0 ? Math.min(...stops) + 1 : text.length;
  if (to - from <= longest) return text.slice(from, to).trim();
  const margin = Math.floor((longest - (end - start)) / 2);
  const [first, last] = [Math.max(from, start - margin), Math.min(to, end + margin)];
  return `${first > from ? '…' : ''}${text.slice(first, last).trim()}${last < to ? '…' : ''}`;
}

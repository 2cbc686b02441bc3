/** Toneless syllables of standard Mandarin, by initial; `v` is typed for `ü` and folded to `u`. */
const finalsOf: Record<string, string> = {
  '': 'a ai an ang ao e ei en eng er o ou yi ya yan yang yao ye yin ying yo yong you yu yuan yue yun wa wai wan wang wei wen weng wo wu',
  b: 'a ai an ang ao ei en eng i ian iao ie in ing o u',
  p: 'a ai an ang ao ei en eng i ian iao ie in ing o ou u',
  m: 'a ai an ang ao e ei en eng i ian iao ie in ing iu o ou u',
  f: 'a an ang ei en eng o ou u',
  d: 'a ai an ang ao e ei en eng i ia ian iao ie ing iu ong ou u uan ui un uo',
  t: 'a ai an ang ao e eng i ian iao ie ing ong ou u uan ui un uo',
  n: 'a ai an ang ao e ei en eng i ian iang iao ie in ing iu ong ou u uan ue un uo',
  l: 'a ai an ang ao e ei eng i ia ian iang iao ie in ing iu o ong ou u uan ue un uo',
  g: 'a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo',
  k: 'a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo',
  h: 'a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo',
  j: 'i ia ian iang iao ie in ing iong iu u uan ue un',
  q: 'i ia ian iang iao ie in ing iong iu u uan ue un',
  x: 'i ia ian iang iao ie in ing iong iu u uan ue un',
  zh: 'a ai an ang ao e ei en eng i ong ou u ua uai uan uang ui un uo',
  ch: 'a ai an ang ao e en eng i ong ou u ua uai uan uang ui un uo',
  sh: 'a ai an ang ao e ei en eng i ou u ua uai uan uang ui un uo',
  r: 'an ang ao e en eng i ong ou u ua uan ui un uo',
  z: 'a ai an ang ao e ei en eng i ong ou u uan ui un uo',
  c: 'a ai an ang ao e en eng i ong ou u uan ui un uo',
  s: 'a ai an ang ao e en eng i ong ou u uan ui un uo',
};

const syllables: ReadonlySet<string> = new Set(
  Object.entries(finalsOf).flatMap(([initial, finals]) => finals.split(' ').map((final) => initial + final)),
);

const longest = 6;

/** True for `zhi`, `lu`, `lv`; false for `str`. */
export function isSyllable(text: string): boolean {
  return syllables.has(text.replace('v', 'u'));
}

/**
 * The ways to read typed letters as pinyin, longest syllables first, at most `most` of them; `[]` when it is no pinyin.
 *
 * @example splitPinyin('zhiliang') // [['zhi','liang']]
 * @example splitPinyin('xian')     // [['xian'], ['xi','an']]
 */
export function splitPinyin(text: string, most = 4): string[][] {
  const pieces = text
    .toLowerCase()
    .replaceAll('ü', 'v')
    .split(/[\s']+/)
    .filter(Boolean);
  let readings: string[][] = [[]];
  for (const piece of pieces) {
    const ways = splitPiece(piece, most);
    readings = readings.flatMap((before) => ways.map((way) => [...before, ...way])).slice(0, most);
  }
  return pieces.length === 0 ? [] : readings;
}

function splitPiece(piece: string, most: number): string[][] {
  if (!/^[a-z]+$/.test(piece)) return [];
  const found: string[][] = [];
  const dead = new Set<number>();
  const walk = (from: number, before: string[]): boolean => {
    if (from === piece.length) return found.push(before) > 0;
    if (dead.has(from)) return false;
    let reached = false;
    for (let length = Math.min(longest, piece.length - from); length > 0 && found.length < most; length -= 1) {
      const syllable = piece.slice(from, from + length);
      if (isSyllable(syllable)) reached = walk(from + length, [...before, syllable.replace('v', 'u')]) || reached;
    }
    if (!reached && found.length < most) dead.add(from);
    return reached;
  };
  walk(0, []);
  return found.slice(0, most);
}

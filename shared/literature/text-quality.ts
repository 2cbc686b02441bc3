import type { Line, Quality } from './page-content.ts';

/** What is countably wrong with a text layer. */
export interface TextFaults {
  characters: number;
  /** Share of replacement, control, private and unassigned characters. */
  unreadable: number;
  /** Chinese bytes shown as Western letters: ÎÛË®×ÛºÏ. */
  mojibake: boolean;
  /** A font whose map to Unicode is shifted, so that figures and signs come out as Chinese characters. */
  shifted: boolean;
}

const blank = /[\s\u3000]/u;
const bad = /[\ufffd\p{Cc}\p{Co}\p{Cn}]/u;
const western = /[\u00a1-\u00ff]/u;
const han = /\p{Script=Han}/u;
/** Fewer characters show nothing about shares. */
const enough = 80;

/** Measures a text layer. */
export function faultsOf(text: string): TextFaults {
  let [characters, unreadable, latin1, chinese, common] = [0, 0, 0, 0, 0];
  for (const character of text) {
    if (blank.test(character)) continue;
    characters += 1;
    if (bad.test(character)) unreadable += 1;
    else if (western.test(character)) latin1 += 1;
    else if (han.test(character)) {
      chinese += 1;
      if (commonCharacters().has(character)) common += 1;
    }
  }
  const share = (count: number) => (characters === 0 ? 0 : count / characters);
  return {
    characters,
    unreadable: share(unreadable),
    mojibake: characters >= 20 && share(latin1) > 0.3,
    shifted: (chinese >= enough && share(chinese) > 0.95) || (chinese >= enough && common / chinese < 0.8),
  };
}

/** Quality of a text layer: 4 clean, 3 with flaws, 2 doubtful, 1 garbage, 0 nothing there. */
export function qualityOfLayer(text: string): Quality {
  const { characters, unreadable, mojibake, shifted } = faultsOf(text);
  if (characters === 0) return 0;
  if (mojibake || shifted || unreadable > 0.3) return 1;
  if (unreadable > 0.1) return 2;
  return unreadable > 0.01 ? 3 : 4;
}

/** Quality of a page read from its picture, by how sure the reader was of all its characters together. */
export function qualityOfScan(lines: readonly Line[]): Quality {
  const characters = lines.reduce((sum, { text }) => sum + text.length, 0);
  if (characters === 0) return 0;
  const sure = lines.reduce((sum, { text, confidence = 0 }) => sum + confidence * text.length, 0) / characters;
  if (sure >= 0.9) return 3;
  return sure >= 0.75 ? 2 : 1;
}

let commons: Set<string> | undefined;

/** The 3,755 most used characters: level 1 of GB/T 2312. */
function commonCharacters(): Set<string> {
  if (commons) return commons;
  const decoder = new TextDecoder('gb18030');
  commons = new Set();
  for (let row = 0xb0; row <= 0xd7; row += 1) {
    for (let cell = 0xa1; cell <= 0xfe; cell += 1) commons.add(decoder.decode(Uint8Array.of(row, cell)));
  }
  return commons;
}

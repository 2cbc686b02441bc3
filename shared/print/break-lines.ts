/** What may be kept together on a line: opening marks, a word or one Han character, closing marks, spaces. */
const piece =
  /[（“‘《〈「【(]*(?:[\p{Script=Han}〓]|[^\s\p{Script=Han}，。、；：！？）”’》〉」】（“‘《〈「【]+)?[，。、；：！？）”’》〉」】]*\s*/gu;

/**
 * Breaks a text into lines of a width. Latin words stay whole unless they are wider than a line; no line begins with a closing
 * mark or ends with an opening one, as Chinese is set.
 */
export function breakLines(text: string, widthOf: (text: string) => number, width: number): string[] {
  const pieces = (text.match(piece) ?? [])
    .filter((part) => part !== '')
    .flatMap((part) => fitting(part, widthOf, width));
  const lines: string[] = [];
  let line = '';
  for (const part of pieces) {
    if (line !== '' && widthOf((line + part).trimEnd()) > width) {
      lines.push(line.trimEnd());
      line = '';
    }
    line += part;
  }
  return line.trim() === '' ? lines : [...lines, line.trimEnd()];
}

/** A piece that is wider than a line, cut by characters. */
function fitting(part: string, widthOf: (text: string) => number, width: number): string[] {
  if (widthOf(part.trimEnd()) <= width) return [part];
  const cut: string[] = [];
  let line = '';
  for (const character of part) {
    if (line !== '' && widthOf(line + character) > width) {
      cut.push(line);
      line = '';
    }
    line += character;
  }
  return [...cut, line];
}

/** A query in the Contextual Query Language 1.2 (OASIS searchRetrieve part 5), without prefix maps and proximity. */
export type Cql =
  | { operator: 'and' | 'or' | 'not'; left: Cql; right: Cql }
  | { index: string; relation: string; term: string };

/** A query that cannot be read or done, as an SRU diagnostic. */
export class CqlFault extends Error {
  override readonly name = 'CqlFault';
  /** Number in info:srw/diagnostic/1. */
  readonly number: number;
  constructor(number: number, details: string) {
    super(details);
    this.number = number;
  }
}

type Token = { text: string; isQuoted: boolean };

const deepest = 40;
const symbols = ['==', '<=', '>=', '<>', '=', '<', '>'];
const named = ['any', 'all', 'exact', 'adj', 'within', 'encloses', 'scr'];

/** Reads a query. Throws `CqlFault` 10 where it breaks the grammar. */
export function parseCql(text: string): Cql {
  const tokens = tokenize(text);
  let at = 0;
  const peek = (ahead = 0) => tokens[at + ahead];
  const isWord = (token: Token | undefined, words: readonly string[]) =>
    token !== undefined && !token.isQuoted && words.includes(token.text.toLowerCase().replace(/^cql\./, ''));

  function next(): Token {
    const token = tokens[at];
    if (!token) throw new CqlFault(10, 'the query ends too early');
    at += 1;
    return token;
  }

  function scoped(depth: number): Cql {
    if (depth > deepest) throw new CqlFault(10, 'too many parentheses');
    let left = clause(depth);
    while (isWord(peek(), ['and', 'or', 'not', 'prox'])) {
      const operator = next().text.toLowerCase();
      if (operator === 'prox') throw new CqlFault(39, 'prox');
      if (isWord(peek(), ['/'])) throw new CqlFault(46, 'boolean modifier');
      left = { operator: operator as 'and' | 'or' | 'not', left, right: clause(depth) };
    }
    return left;
  }

  function clause(depth: number): Cql {
    if (isWord(peek(), ['('])) {
      next();
      const inner = scoped(depth + 1);
      if (!isWord(peek(), [')'])) throw new CqlFault(10, 'a parenthesis is not closed');
      next();
      return inner;
    }
    const first = operand();
    if (!isWord(peek(), [...symbols, ...named]) || first.isQuoted) {
      return { index: 'cql.serverchoice', relation: '=', term: first.text };
    }
    const relation = next()
      .text.toLowerCase()
      .replace(/^cql\./, '');
    if (isWord(peek(), ['/'])) throw new CqlFault(20, 'relation modifier');
    return { index: first.text.toLowerCase(), relation, term: operand().text };
  }

  function operand(): Token {
    const token = next();
    const isSign = !token.isQuoted && (['(', ')', '/', ...symbols].includes(token.text) || isWord(token, ['sortby']));
    if (isSign) throw new CqlFault(10, `"${token.text}" is out of place`);
    return token;
  }

  const query = scoped(0);
  if (isWord(peek(), ['sortby'])) throw new CqlFault(80, 'sortBy');
  if (at < tokens.length) throw new CqlFault(10, `"${peek()?.text}" is out of place`);
  return query;
}

function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  const pattern = /\s+|"((?:[^"\\]|\\[\s\S])*)"|(==|<=|>=|<>|[=<>()/])|([^\s"=<>()]+)/gy;
  while (pattern.lastIndex < text.length) {
    const found = pattern.exec(text);
    if (!found) throw new CqlFault(10, 'a quotation mark is not closed');
    const [, quoted, sign, word] = found;
    if (quoted !== undefined) tokens.push({ text: quoted.replace(/\\(["\\])/g, '$1'), isQuoted: true });
    else if (sign ?? word) tokens.push({ text: sign ?? word ?? '', isQuoted: false });
  }
  return tokens;
}

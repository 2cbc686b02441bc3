import { Converter } from 'opencc-js/t2cn';

let converter: ReturnType<typeof Converter> | undefined;

/** Simplified characters; the dictionary is built when the first name needs it. */
function simplified(text: string): string {
  const convert = converter ?? Converter({ from: 't', to: 'cn' });
  converter = convert;
  return convert(text);
}

/** A committee number behind a name, as forewords print it: `全国质量管理和质量保证标准化技术委员会（SAC/TC 151）`. */
const committeeNumber = /\((?=[^()]*[/\d])[a-z\d/.-]+\)$/;

/**
 * What the name of a body is compared by, so that it is the same however it is printed: width, case, spaces, forms of brackets,
 * traditional characters, and a committee number behind it make no difference. Other brackets do: they name another body.
 *
 * @example bodyKey('全國質量管理和質量保證標準化技術委員會（SAC/TC 151）') // '全国质量管理和质量保证标准化技术委员会'
 */
export function bodyKey(name: string): string {
  const plain = simplified(name.normalize('NFKC'))
    .replace(/[〔【[{]/g, '(')
    .replace(/[〕】\]}]/g, ')')
    .replace(/\s+/g, '')
    .toLowerCase();
  return plain.replace(committeeNumber, '') || plain;
}

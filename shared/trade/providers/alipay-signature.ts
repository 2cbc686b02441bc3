import { sign, verify } from 'node:crypto';
import { forgedNotice } from '../payment-refusals.ts';

type Fields = Readonly<Record<string, string>>;

/** Fields in the order of their names, `name=value` joined by `&`, without empty ones: what RSA2 signs. */
function signedText(fields: Fields, unsigned: readonly string[]): string {
  return Object.entries(fields)
    .filter(([name, value]) => value !== '' && !unsigned.includes(name))
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, value]) => `${name}=${value}`)
    .join('&');
}

/** The fields of a request with their signature (SHA256-RSA). */
export function signFields(fields: Fields, privateKey: string): Record<string, string> {
  const signature = sign('sha256', Buffer.from(signedText(fields, ['sign'])), privateKey);
  return { ...fields, sign: signature.toString('base64') };
}

/** @throws ServiceError UNAUTHENTICATED unless Alipay signed these fields of a notice */
export function verifyFields(fields: Fields, publicKey: string): void {
  const text = signedText(fields, ['sign', 'sign_type']);
  verifyText(text, fields.sign ?? '', publicKey);
}

/**
 * The answer of a method, taken from the very text that was signed: in the body stands `{"…_response":{…},"sign":"…"}`.
 * @throws ServiceError UNAUTHENTICATED unless Alipay signed it
 */
export function readSignedAnswer(text: string, method: string, publicKey: string): unknown {
  const name = `"${method.replaceAll('.', '_')}_response":`;
  const start = text.indexOf(name) + name.length;
  const end = text.lastIndexOf('"sign"');
  const signed = text.slice(start, text.lastIndexOf('}', end) + 1);
  const { sign: signature = '' } = JSON.parse(text) as { sign?: string };
  verifyText(signed, signature, publicKey);
  return JSON.parse(signed);
}

function verifyText(text: string, signature: string, publicKey: string): void {
  if (!verify('sha256', Buffer.from(text), publicKey, Buffer.from(signature, 'base64'))) throw forgedNotice();
}

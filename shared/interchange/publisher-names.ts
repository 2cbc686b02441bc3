/** Publishers by the letters of their numbers, for records in which no source names the issuer. */
const names: Readonly<Record<string, string>> = {
  ISO: 'International Organization for Standardization',
  IEC: 'International Electrotechnical Commission',
  IEEE: 'Institute of Electrical and Electronics Engineers',
  ITU: 'International Telecommunication Union',
  EN: 'European Committee for Standardization',
  ETSI: 'European Telecommunications Standards Institute',
  ASTM: 'ASTM International',
  NIST: 'National Institute of Standards and Technology',
  W3C: 'World Wide Web Consortium',
  IETF: 'Internet Engineering Task Force',
  RFC: 'Internet Engineering Task Force',
};

/**
 * Names of the publishers in the code of a numbering system; none when the code belongs to nobody known.
 *
 * @example publisherNames('ISO/IEC TR') // both names
 */
export function publisherNames(code: string): string[] {
  return code.split(/[ /-]/).flatMap((word) => names[word] ?? []);
}

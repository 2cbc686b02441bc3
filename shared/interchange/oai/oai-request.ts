import { OaiError } from './oai-error.ts';
import { readSpan, type Span } from './oai-span.ts';
import { type Place, readToken } from './oai-token.ts';

export type OaiArguments = Readonly<Record<string, string>>;

/** A list as a harvester asks for it: in which form, of which set, changed in which span. */
export interface Selection extends Span {
  prefix: string;
  set?: string;
}

export type OaiRequest =
  | { verb: 'Identify' }
  | { verb: 'ListSets' }
  | { verb: 'ListMetadataFormats'; identifier?: string }
  | { verb: 'GetRecord'; identifier: string; prefix: string }
  | { verb: 'ListIdentifiers' | 'ListRecords'; selection: Selection; place?: Place };

const accepted: Readonly<Record<OaiRequest['verb'], { required: string[]; optional: string[] }>> = {
  Identify: { required: [], optional: [] },
  ListSets: { required: [], optional: [] },
  ListMetadataFormats: { required: [], optional: ['identifier'] },
  GetRecord: { required: ['identifier', 'metadataPrefix'], optional: [] },
  ListIdentifiers: { required: ['metadataPrefix'], optional: ['from', 'until', 'set'] },
  ListRecords: { required: ['metadataPrefix'], optional: ['from', 'until', 'set'] },
};

/**
 * What the arguments of a request ask for (OAI-PMH 2.0 §3.1, §4). Lists without an end of their own end `now`, so that
 * what changes while they are walked does not move them. Throws an `OaiError`.
 */
export function readRequest({ verb, ...given }: OaiArguments, now: Date): OaiRequest {
  if (!isVerb(verb)) throw new OaiError('badVerb', 'The verb is missing, repeated or unknown.');
  refuseRepeated(given);
  if (given.resumptionToken !== undefined) return resumed(verb, given, given.resumptionToken);
  const { required, optional } = accepted[verb];
  const unknown = Object.keys(given).find((name) => !required.includes(name) && !optional.includes(name));
  if (unknown !== undefined) throw new OaiError('badArgument', `${verb} takes no argument of the name ${unknown}.`);
  const missing = required.find((name) => !given[name]);
  if (missing !== undefined) throw new OaiError('badArgument', `${verb} needs ${missing}.`);
  const { identifier = '', metadataPrefix: prefix = '', set } = given;
  if (verb === 'GetRecord') return { verb, identifier, prefix };
  if (verb === 'ListMetadataFormats') return { verb, ...(identifier && { identifier }) };
  if (verb === 'Identify' || verb === 'ListSets') return { verb };
  const span = readSpan(given.from, given.until, now);
  return { verb, selection: { prefix, ...span, ...(set !== undefined && { set }) } };
}

function resumed(verb: OaiRequest['verb'], given: OaiArguments, token: string): OaiRequest {
  if (verb !== 'ListIdentifiers' && verb !== 'ListRecords' && verb !== 'ListSets') {
    throw new OaiError('badArgument', `${verb} takes no resumptionToken.`);
  }
  if (Object.keys(given).length > 1) throw new OaiError('badArgument', 'A resumptionToken stands alone.');
  const read = readToken(token);
  if (verb === 'ListSets' || !read) throw new OaiError('badResumptionToken', 'The resumptionToken is not one of ours.');
  return { verb, ...read };
}

/** No value of this protocol has a comma, and repeated arguments come joined by them. */
function refuseRepeated(given: OaiArguments): void {
  const repeated = Object.entries(given).find(([, value]) => value.includes(','));
  if (repeated) throw new OaiError('badArgument', `${repeated[0]} must be given once.`);
}

function isVerb(verb: string | undefined): verb is OaiRequest['verb'] {
  return verb !== undefined && Object.hasOwn(accepted, verb);
}

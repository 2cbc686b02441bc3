import type { zhSamples } from './zh-samples.ts';

export const enSamples: typeof zhSamples = {
  title: 'First steps and samples',
  lead: 'Five steps: get a key, find a standard, export its citation, harvest a set, call the MCP server. Every command and every program on this page is run by a test.',
  link: 'First steps and samples',
  steps: 'Five first steps',
  stepsNote: 'Run these in one shell, one after the other. They need curl; the last one needs Node.js too.',
  client: 'Client for TypeScript, and the command line',
  clientNote:
    'One npm package without dependencies: its types are those of the OpenAPI document, lists are walked page by page, refused calls are made again after Retry-After. npx guiju --help lists the commands and what each exits with; GUIJU_API_KEY is an optional key.',
  samples: 'Samples in five languages',
  samplesNote:
    'Each is a whole program: save it to a file and run it, with java and the name of the file, go run, node, or python3. Python, Java and Go use their standard libraries alone.',
  errors: 'Trying how errors are handled',
  errorsNote:
    'Tick “sandbox key” when you make a key: it begins with gj_test_. It reads real data; changes are validated, answered with 403 SANDBOX, and not made. With the request header Sandbox-Answer it rehearses what the value says, and the answer says so in the same header:',
  answers: [
    ['429', 'over the limit, with Retry-After: 1 and RateLimit'],
    ['500', 'an internal error (problem+json)'],
    ['503', 'unavailable for the moment, with Retry-After'],
    ['400 401 403 404 409 412', 'any other error status that the operation lists'],
    ['gateway', 'what the gateway says when a function dies: 500, no problem+json'],
    ['cut', 'the true answer with half of its body'],
    ['slow-1 … slow-8', 'the true answer, late by so many seconds'],
  ],
  errorsRest:
    'A connection that breaks cannot be rehearsed by a gateway. Failures of webhooks are in your hands: answer anything but 2xx, or ask for a message by POST /v1/webhooks/{id}/test, and see the tries under /deliveries.',
  machines: 'Programs of an organization: OAuth 2.0 client credentials',
  machinesNote:
    'The service registers a client for the program and hands over CLIENT_ID and CLIENT_SECRET; ISSUER stands under openId in the OpenAPI document. Each scope urn:guiju:api/<role> is a role that the program may use: reader, editor, depositor, seller, buyer. How long an access token holds, the issuer says with it. Calls are counted as those of a key. To act for an organization, its administrator makes an invitation, and the program joins with its own token by POST /v1/invitations/{token}/accept; from then on it may do there what the invitation gave it.',
  copyOf: (task, language) => `${task} (${language})`,
};

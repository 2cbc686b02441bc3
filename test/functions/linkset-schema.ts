const linkTarget = {
  type: 'object',
  required: ['href'],
  properties: {
    href: { type: 'string' },
    type: { type: 'string' },
    title: { type: 'string' },
    hreflang: { type: 'array', items: { type: 'string' } },
    'title*': { type: 'array', items: { type: 'object', required: ['value'] } },
  },
  additionalProperties: { type: 'array', items: { type: 'string' } },
};
/** The JSON of linksets, by the text of RFC 9264 §4.2, which has no schema of its own. */
export const linksetSchema = {
  type: 'object',
  required: ['linkset'],
  properties: {
    linkset: {
      type: 'array',
      items: {
        type: 'object',
        properties: { anchor: { type: 'string' } },
        additionalProperties: { type: 'array', minItems: 1, items: linkTarget },
      },
    },
  },
};

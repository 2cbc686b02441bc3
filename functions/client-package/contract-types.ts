/** What of JSON Schema the description of the API uses. */
export interface Schema {
  $ref?: string;
  type?: string | string[];
  const?: unknown;
  enum?: unknown[];
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
  properties?: Record<string, Schema>;
  required?: string[];
  additionalProperties?: Schema | boolean;
  propertyNames?: Schema;
  items?: Schema;
  description?: string;
}

/** Declares a type of TypeScript with the shape that a schema describes. */
export function declareType(name: string, schema: Schema): string {
  return `${comment(schema)}export type ${typeName(name)} = ${typeOf(schema)};\n`;
}

/** The type of TypeScript that holds what a schema allows; formats, patterns and lengths are left to the service. */
export function typeOf(schema: Schema): string {
  if (schema.$ref !== undefined) return typeName(schema.$ref.split('/').at(-1) ?? '');
  if ('const' in schema) return JSON.stringify(schema.const);
  if (schema.enum) return union(schema.enum.map((value) => JSON.stringify(value)));
  if (schema.allOf) return schema.allOf.map((part) => inBrackets(typeOf(part))).join(' & ');
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return union(choices.map(typeOf));
  if (Array.isArray(schema.type)) return union(schema.type.map((type) => typeOf({ ...schema, type })));
  switch (schema.type) {
    case 'object':
      return objectType(schema);
    case 'array':
      return `${inBrackets(schema.items ? typeOf(schema.items) : 'unknown')}[]`;
    case 'integer':
      return 'number';
    case 'string':
    case 'number':
    case 'boolean':
    case 'null':
      return schema.type;
    default:
      return 'unknown';
  }
}

function objectType({ properties, required = [], additionalProperties, propertyNames }: Schema): string {
  if (!properties) {
    const value = typeof additionalProperties === 'object' ? typeOf(additionalProperties) : 'unknown';
    return propertyNames?.enum ? `Partial<Record<${typeOf(propertyNames)}, ${value}>>` : `{ [name: string]: ${value} }`;
  }
  const members = Object.entries(properties).map(
    ([name, schema]) =>
      `${comment(schema)}${memberName(name)}${required.includes(name) ? '' : '?'}: ${typeOf(schema)};\n`,
  );
  return `{\n${members.join('')}}`;
}

/** `__schema0` is what nameless schemas that refer to themselves are called. */
function typeName(name: string): string {
  const plain = name.replace(/\W|^_+/g, '');
  return plain.charAt(0).toUpperCase() + plain.slice(1);
}

function memberName(name: string): string {
  return /^[a-z_$][\w$]*$/i.test(name) ? name : JSON.stringify(name);
}

function union(types: string[]): string {
  return [...new Set(types)].join(' | ') || 'never';
}

function inBrackets(type: string): string {
  return type.includes(' ') && !type.startsWith('{') ? `(${type})` : type;
}

function comment({ description }: Schema): string {
  return description ? `/** ${description.replaceAll('*/', '* /')} */\n` : '';
}

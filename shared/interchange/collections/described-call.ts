/** What of JSON Schema examples are made of. */
export interface SampleSchema {
  $ref?: string;
  type?: string | string[];
  format?: string;
  const?: unknown;
  enum?: unknown[];
  default?: unknown;
  example?: unknown;
  examples?: unknown[];
  minimum?: number;
  minItems?: number;
  anyOf?: SampleSchema[];
  oneOf?: SampleSchema[];
  allOf?: SampleSchema[];
  properties?: Record<string, SampleSchema>;
  required?: string[];
  items?: SampleSchema;
}

interface DescribedOperation {
  operationId: string;
  summary: string;
  tags: string[];
  security?: object[];
  parameters?: { in: string; name: string; required?: boolean; schema: SampleSchema }[];
  requestBody?: { content: Record<string, { schema: SampleSchema }> };
  responses: Record<string, unknown>;
}

/** What of an OpenAPI document collections are made of. */
export interface DescribedApi {
  info: { title: string };
  servers: { url: string }[];
  paths: Record<string, Record<string, DescribedOperation>>;
  components: { schemas: Record<string, SampleSchema> };
}

interface Value {
  name: string;
  value: string;
  /** Left out of a call until whoever makes it wants it. */
  isOptional: boolean;
}

/** A call that a person can make by a click, filled with examples. */
export interface DescribedCall {
  id: string;
  tag: string;
  summary: string;
  method: string;
  /** With `{name}` where a value of `steps` comes. */
  path: string;
  steps: Value[];
  query: Value[];
  headers: Value[];
  body?: { type: string; text: string };
  /** Whether nobody is let in without a key. */
  needsKey: boolean;
  /** Statuses that the description allows. */
  answers: number[];
}

/** Every call of the API, in the order of its description. */
export function describedCalls({ paths, components }: DescribedApi): DescribedCall[] {
  return Object.entries(paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(([method, operation]) => {
      const { operationId: id, tags, summary, security = [], parameters = [], requestBody, responses } = operation;
      const inPlace = (place: string) =>
        parameters
          .filter((parameter) => parameter.in === place)
          .map(({ name, required = false, schema }) => ({
            name,
            value: textOf(exampleOf(schema, components.schemas)),
            isOptional: !required,
          }));
      const [type, content] = Object.entries(requestBody?.content ?? {})[0] ?? [];
      const example = content && exampleOf(content.schema, components.schemas);
      return {
        ...{ id, summary, path, method: method.toUpperCase(), tag: tags[0] ?? '' },
        ...{ steps: inPlace('path'), query: inPlace('query'), headers: inPlace('header') },
        ...(type && {
          body: { type, text: type.endsWith('json') ? JSON.stringify(example, null, 2) : formOf(example) },
        }),
        needsKey: security.length > 0 && !security.some((scheme) => Object.keys(scheme).length === 0),
        answers: Object.keys(responses).map(Number),
      };
    }),
  );
}

/** A value that a schema allows, the one that its author gave where there is one. */
export function exampleOf(schema: SampleSchema, known: Readonly<Record<string, SampleSchema>>, depth = 0): unknown {
  if (schema.$ref)
    return depth > 8 ? null : exampleOf(known[schema.$ref.split('/').at(-1) ?? ''] ?? {}, known, depth + 1);
  const given = schema.example ?? schema.examples?.[0] ?? schema.const ?? schema.default ?? schema.enum?.[0];
  if (given !== undefined) return given;
  const part = schema.anyOf?.[0] ?? schema.oneOf?.[0];
  if (part) return exampleOf(part, known, depth + 1);
  if (schema.allOf) return Object.assign({}, ...schema.allOf.map((each) => exampleOf(each, known, depth + 1)));
  const type = Array.isArray(schema.type) ? schema.type[0] : schema.type;
  if (type === 'object') {
    const required = (schema.required ?? []).map((name): [string, unknown] => [
      name,
      exampleOf(schema.properties?.[name] ?? {}, known, depth + 1),
    ]);
    return Object.fromEntries(required);
  }
  if (type === 'array') return schema.minItems ? [exampleOf(schema.items ?? {}, known, depth + 1)] : [];
  if (type === 'integer' || type === 'number') return schema.minimum ?? 1;
  if (type === 'boolean') return false;
  if (type === 'null') return null;
  return schema.format === 'date' ? '2026-01-01' : 'text';
}

function textOf(value: unknown): string {
  return Array.isArray(value) ? value.join(',') : String(value ?? '');
}

function formOf(example: unknown): string {
  return new URLSearchParams(Object.entries(example ?? {}).map(([name, value]) => [name, textOf(value)])).toString();
}

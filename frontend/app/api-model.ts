/** The parts of an OpenAPI 3.1 document that the reference page prints, read without trusting its shape. */
export interface ApiField {
  name: string;
  place: string;
  type: string;
  required: boolean;
  about: string;
}

export interface ApiCall {
  id: string;
  method: string;
  path: string;
  summary: string;
  about: string;
  parameters: ApiField[];
  answers: { status: string; about: string; type: string }[];
}

export interface ApiSchema {
  name: string;
  fields: ApiField[];
}

type Json = Record<string, unknown>;

const methods = ['get', 'post', 'put', 'patch', 'delete'];

export function readCalls(document: unknown): ApiCall[] {
  return Object.entries(object(object(document).paths)).flatMap(([path, item]) =>
    methods
      .filter((method) => Object.hasOwn(object(item), method))
      .map((method) => readCall(method, path, object(object(item)[method]))),
  );
}

function readCall(method: string, path: string, operation: Json): ApiCall {
  return {
    id: text(operation.operationId) || `${method}-${path}`,
    method: method.toUpperCase(),
    path,
    summary: text(operation.summary),
    about: text(operation.description),
    parameters: [...list(operation.parameters).filter(isOfThisCall).map(readParameter), ...readBody(operation)],
    answers: Object.entries(object(operation.responses)).map(([status, answer]) => ({
      status,
      about: text(object(answer).description),
      type: typeName(contentSchema(object(answer))),
    })),
  };
}

/** The language of the answer is chosen the same way in every call, so the page says it once. */
function isOfThisCall(parameter: Json): boolean {
  return parameter.name !== 'accept-language';
}

function readParameter(parameter: Json): ApiField {
  const schema = object(parameter.schema);
  return {
    name: text(parameter.name),
    place: text(parameter.in),
    type: typeName(schema),
    required: parameter.required === true,
    about: text(parameter.description) || text(schema.description),
  };
}

function readBody(operation: Json): ApiField[] {
  const schema = contentSchema(object(operation.requestBody));
  if (Object.keys(schema).length === 0) return [];
  return readFields(schema).map((field) => ({ ...field, place: 'body' }));
}

export function readSchemas(document: unknown): ApiSchema[] {
  const schemas = object(object(object(document).components).schemas);
  return Object.entries(schemas)
    .map(([name, schema]) => ({ name, fields: readFields(object(schema)) }))
    .filter(({ fields }) => fields.length > 0);
}

function readFields(schema: Json): ApiField[] {
  const required = new Set(Array.isArray(schema.required) ? schema.required.map(String) : []);
  return Object.entries(object(schema.properties)).map(([name, property]) => ({
    name,
    place: '',
    type: typeName(object(property)),
    required: required.has(name),
    about: text(object(property).description),
  }));
}

/** `string`, `StandardSummary[]`, `gb | iso`: short enough for a table cell. */
export function typeName(schema: Json): string {
  const reference = text(schema.$ref);
  if (reference) return reference.slice(reference.lastIndexOf('/') + 1);
  const choices = list(schema.anyOf ?? schema.oneOf);
  if (choices.length > 0) return [...new Set(choices.map(typeName))].join(' | ');
  if (Array.isArray(schema.enum)) return schema.enum.map(String).join(' | ');
  if (schema.const !== undefined) return String(schema.const);
  if (schema.type === 'array') return `${typeName(object(schema.items))}[]`;
  if (Array.isArray(schema.type)) return schema.type.join(' | ');
  return text(schema.format) || text(schema.type) || 'json';
}

function contentSchema(holder: Json): Json {
  const [content] = Object.values(object(holder.content));
  return object(object(content).schema);
}

function object(value: unknown): Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : {};
}

function list(value: unknown): Json[] {
  return Array.isArray(value) ? value.map(object) : [];
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/**
 * Stands for `node:http` in bundles. An ES module that imports it makes Node read every export, and among them are
 * lazy ones that load the whole of undici: 25 ms of each cold start for a table of status codes.
 */
const http = process.getBuiltinModule('node:http');

export const { Agent, ClientRequest, IncomingMessage, METHODS, STATUS_CODES, createServer, get, request } = http;
// biome-ignore lint/style/noDefaultExport: the module it stands for has one
export default http;

export { allowOrigins, type HeaderFields, type Origins, PREFLIGHT_HEADERS } from './origins.js';
export { type RequestBody, readRequestBody } from './request-body.js';
export { parseStrictJson, parseStrictJsonBytes } from './strict-json.js';

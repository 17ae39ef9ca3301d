export { allowOrigins, type CorsHeaders, type Origins, PREFLIGHT_HEADERS } from './origins.js';
export { type RequestBody, readRequestBody } from './request-body.js';
export { parseStrictJson } from './strict-json.js';

export { clientAddress } from './client-address.js';
export { listenOnNode, TIMEOUTS, type TokenServer } from './listen-on-node.js';
export { listener } from './listener.js';
export { jsonLines, logToStandardOutput } from './log-lines.js';
export { memoryRateLimit } from './memory-rate-limit.js';

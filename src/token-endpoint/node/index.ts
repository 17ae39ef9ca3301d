export { type ClientAddress, clientAddress } from './client-address.js';
export { type ListenOptions, listenOnNode, TIMEOUTS, type TokenServer } from './listen-on-node.js';
export { type Listener, listener } from './listener.js';
export { jsonLines, logToStandardOutput } from './log-lines.js';
export { memoryRateLimit } from './memory-rate-limit.js';

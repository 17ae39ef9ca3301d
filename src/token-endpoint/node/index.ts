export { type ClientAddress, clientAddress } from './client-address.js';
export { type ListenOptions, listenOnNode, TIMEOUTS, type TokenServer } from './listen-on-node.js';
export { memoryRateLimit } from './memory-rate-limit.js';

export { addressKey } from './address-key.js';
export {
  RATE_LIMITS,
  type RateLimit,
  type RateLimitRule,
  type RateLimitScope,
} from './rate-limit.js';

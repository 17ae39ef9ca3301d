/** The part of Cloudflare's runtime that the worker uses. */
declare module 'cloudflare:workers' {
  export function waitUntil(promise: Promise<unknown>): void;
}

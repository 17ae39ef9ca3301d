export { OWN_ORIGIN, withinOwnOrigin } from './as-own-origin.js';
export { authenticityTokenOnly } from './authenticity-token.js';
export { bindServer } from './bind-server.js';
export { fileBody, smallBody, uploadBody, zipBody } from './body-limits.js';
export { browserScript } from './browser-script.js';
export { requestCookie, SESSION_COOKIE, sessionCookie } from './cookies.js';
export { sameOriginOnly } from './cross-site.js';
export { eventStream } from './event-stream.js';
export { ownHostsOnly, reachableHosts } from './hosts.js';
export { howToTrust, type LocalCertificate, localCertificate } from './https/index.js';
export { overThePage } from './over-the-page.js';
export type { PageEnd, Part } from './part.js';
export { type Html, plainPage, textField } from './plain-page.js';
export { formFields, formFile, readJson } from './read-body.js';
export {
  createRequestLog,
  type LoggedRequest,
  logRequests,
  type RequestLog,
} from './request-log.js';
export { safeReturnTo } from './safe-return-to.js';
export { stylesheet } from './stylesheet.js';
export { unguessable } from './unguessable.js';

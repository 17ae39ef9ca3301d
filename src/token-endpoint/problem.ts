/**
 * Everything that the token endpoint refuses or fails at. The codes are part of the contract: the
 * snippet's events, the doctor and people's dashboards name them, so they are never renamed.
 */
export const PROBLEMS = {
  malformed_body: [400, 'The body is not one plain JSON object.'],
  proof_ambiguous: [400, 'The body and the Authorization header carry two different tokens.'],
  identity_invalid: [400, 'external_id, user_email or user_name is not usable.'],
  proof_missing: [401, 'The request carries no Help Center JWT.'],
  proof_malformed: [401, 'The Help Center JWT is not a signed JWT in compact form.'],
  proof_algorithm: [401, 'The Help Center JWT is not signed with RS256.'],
  proof_key_unknown: [401, 'The Help Center JWT names no key of this account.'],
  proof_signature: [401, 'The signature of the Help Center JWT does not match.'],
  proof_expired: [401, 'The Help Center JWT has expired.'],
  proof_claims: [401, 'The claims of the Help Center JWT are missing or not usable.'],
  not_signed_in: [401, 'Nobody is signed in to the session of this request.'],
  origin_missing: [403, 'The request has no Origin header, and this proof needs one.'],
  origin_not_allowed: [403, 'The Origin of the request is not one of the allowed origins.'],
  user_suspended: [403, 'The user is suspended or deleted in Zendesk.'],
  role_not_allowed: [403, 'The role of the user is not one of the allowed roles.'],
  email_missing: [403, 'The Web Widget (Classic) needs an e-mail address, and the user has none.'],
  external_id_taken: [403, 'The external id belongs to another user of the Zendesk account.'],
  not_found: [404, 'There is nothing at this address.'],
  classic_not_configured: [
    404,
    'The Web Widget (Classic) is not set up: CLASSIC_SECRET is missing.',
  ],
  method_not_allowed: [405, 'The method is not allowed here.'],
  body_too_large: [413, 'The body is larger than 16 KiB.'],
  unsupported_media_type: [415, 'The body must be text/plain or application/json, in UTF-8.'],
  too_many_requests: [429, 'Too many requests; wait as long as Retry-After says.'],
  internal_error: [500, 'Something went wrong on our side.'],
  misconfigured: [500, 'The token endpoint is not configured; its log says what is missing.'],
  keys_unavailable: [503, 'The public keys of the Zendesk account cannot be had at the moment.'],
} as const satisfies Record<string, readonly [status: number, detail: string]>;

/** The stable code of an error answer. */
export type ProblemCode = keyof typeof PROBLEMS;

/** What the endpoint throws to refuse a request; it becomes an `application/problem+json` answer. */
export class TokenEndpointProblem extends Error {
  override readonly name = 'TokenEndpointProblem';
  readonly code: ProblemCode;
  readonly status: number;
  /** Headers that belong to the answer: `Allow`, `Retry-After`, `WWW-Authenticate`. */
  readonly headers: Readonly<Record<string, string>>;

  /** @param detail - for people; never anything that the request said. */
  constructor(code: ProblemCode, headers: Record<string, string> = {}, detail?: string) {
    super(detail ?? PROBLEMS[code][1]);
    this.code = code;
    this.status = PROBLEMS[code][0];
    this.headers = this.status === 401 ? { 'www-authenticate': 'Bearer', ...headers } : headers;
  }
}

/** The error answer's body (RFC 9457; `type` is left out, so it is `about:blank`). */
export function problemBody(problem: TokenEndpointProblem): string {
  const { status, code, message } = problem;
  return JSON.stringify({ title: TITLES[status] ?? 'Error', status, code, detail: message });
}

const TITLES: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  413: 'Content Too Large',
  415: 'Unsupported Media Type',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  503: 'Service Unavailable',
};

/**
 * Everything that the token endpoint refuses or fails at. The codes are part of the contract: the
 * snippet's events, the doctor and people's dashboards name them, so they are never renamed.
 */
export const PROBLEMS = {
  malformed_body: [400, 'The body is not one plain JSON object.'],
  proof_ambiguous: [400, 'The request carries two different proofs.'],
  identity_invalid: [400, 'external_id, user_email or user_name is not usable.'],
  proof_missing: [401, 'The request carries no proof of who is asking.'],
  proof_malformed: [401, 'The proof is not a signed JWT in compact form.'],
  proof_algorithm: [401, 'The proof is not signed with an algorithm that is allowed.'],
  proof_key_unknown: [401, 'The proof names no key of its issuer.'],
  proof_signature: [401, 'The signature of the proof does not match.'],
  proof_expired: [401, 'The proof has expired.'],
  proof_claims: [401, 'The claims of the proof are missing or not usable.'],
  proof_issuer: [401, 'The proof was issued by somebody else than ID_TOKEN_ISSUER.'],
  proof_audience: [401, 'The proof was issued for another application than ID_TOKEN_AUDIENCE.'],
  not_signed_in: [401, 'Nobody is signed in to the session of this request.'],
  origin_missing: [403, 'The request has no Origin header, and this proof needs one.'],
  origin_not_allowed: [403, 'The Origin of the request is not one of the allowed origins.'],
  user_suspended: [403, 'The user is suspended or deleted in Zendesk.'],
  user_unknown: [403, 'Zendesk does not know the user, so their role is unknown.'],
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
  unsupported_media_type: [
    415,
    'The body must be JSON in UTF-8, sent as text/plain, application/json or ' +
      'application/x-www-form-urlencoded.',
  ],
  too_many_requests: [429, 'Too many requests; wait for the seconds in Retry-After.'],
  internal_error: [500, 'Something went wrong on our side.'],
  misconfigured: [500, 'The token endpoint is not configured; its log names what is wrong.'],
  keys_unavailable: [503, 'The keys that verify the proof are temporarily unavailable.'],
  users_unavailable: [503, 'The users of the Zendesk account are temporarily unavailable.'],
  session_unavailable: [503, 'The session is temporarily unavailable.'],
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

  /** @param detail - for people; nothing that the request contained. */
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

/** Every error code in a Markdown table, for the documentation. */
export function problemTable(): string {
  const rows = Object.entries(PROBLEMS).map(
    ([code, [status, detail]]) => `| ${status} | \`${code}\` | ${detail} |`,
  );
  return ['| status | code | means |', '| --- | --- | --- |', ...rows].join('\n');
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

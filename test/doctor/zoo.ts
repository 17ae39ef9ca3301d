import {
  CompactSign,
  compactVerify,
  decodeJwt,
  decodeProtectedHeader,
  importJWK,
  type JWK,
  jwtVerify,
} from 'jose';
import type { AccessVerdict } from '../../src/doctor/index.js';
import {
  JOHN,
  KID,
  ORIGIN,
  ourEndpoint,
  PUBLIC_KEY,
  PUBLIC_PEM,
  SECRET,
} from './sample-account.js';
import type { Handler } from './with-endpoint.js';

type Json = Readonly<Record<string, unknown>>;
export type ProofKind = 'help-center-jwt' | 'id-token' | 'cookie';

/** One endpoint, and what the doctor has to report about it. */
export interface Animal {
  readonly name: string;
  readonly endpoint: () => Handler;
  /** Which valid proof it is given in the second examination, with an expired one. */
  readonly proof?: ProofKind;
  /** What is the case: whether somebody without a valid proof can get a token for somebody. */
  readonly isOpen: boolean;
  readonly withoutProof: AccessVerdict;
  readonly withProof: AccessVerdict;
  /** Checks that find an error in the examination with a proof. */
  readonly errors?: readonly string[];
}

// What the endpoints below are made of.

const cors = { 'access-control-allow-origin': ORIGIN, vary: 'Origin', 'cache-control': 'no-store' };
const answer = (body: string, status = 200, headers: Record<string, string> = {}): Response =>
  new Response(body, { status, headers: { ...cors, 'content-type': 'text/plain', ...headers } });
const json = (body: unknown, status = 200): Response =>
  answer(JSON.stringify(body), status, { 'content-type': 'application/json' });
const html = (body: string, status = 200): Response =>
  answer(`<!doctype html><html><body>${body}</body></html>`, status, {
    'content-type': 'text/html',
  });
const refusal = (status = 401, error = 'unauthorized'): Response => json({ error }, status);

/** A messaging JWT for anyone it is asked for. */
async function messagingJwt(id: unknown, more: Json = {}): Promise<string> {
  const iat = Math.floor(Date.now() / 1000);
  const payload = { scope: 'user', external_id: String(id), iat, exp: iat + 3600, ...more };
  return sign(payload, { alg: 'HS256', typ: 'JWT', kid: KID });
}

const sign = (payload: Json, header: { alg: string; [name: string]: unknown }): Promise<string> =>
  new CompactSign(new TextEncoder().encode(JSON.stringify(payload)))
    .setProtectedHeader(header)
    .sign(new TextEncoder().encode(SECRET));

const mediaType = (request: Request): string =>
  (request.headers.get('content-type') ?? '').split(';')[0] ?? '';

function parsed(text: string): Json {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Json) : {};
  } catch {
    return {};
  }
}

/** `await request.json()` of Next.js and Workers: whatever it is called. */
const anyJson = async (request: Request): Promise<Json> => parsed(await request.text());
/** `express.json()`: only what is called JSON. */
const expressJson = async (request: Request): Promise<Json> =>
  mediaType(request) === 'application/json' ? anyJson(request) : {};
/** `express.urlencoded()`. */
const formFields = async (request: Request): Promise<Json> =>
  mediaType(request) === 'application/x-www-form-urlencoded'
    ? Object.fromEntries(new URLSearchParams(await request.text()))
    : {};
const query = (request: Request): Json => Object.fromEntries(new URL(request.url).searchParams);
const bearer = (request: Request): string | undefined =>
  /^Bearer (.+)$/.exec(request.headers.get('authorization') ?? '')?.[1];
function cookie(request: Request, name: string): string | undefined {
  const pairs = (request.headers.get('cookie') ?? '').split('; ').map((pair) => pair.split('='));
  return pairs.find(([known]) => known === name)?.[1];
}

/** Verifies a Help Center JWT or ID token as it should be; `null` for any other. */
async function verified(token: unknown, options: object = {}): Promise<Json | null> {
  if (typeof token !== 'string') return null;
  return jwtVerify(token, PUBLIC_KEY, { algorithms: ['RS256'], ...options }).then(
    ({ payload }) => payload,
    () => null,
  );
}

/** What the claims say, verified by nobody. */
function claims(token: unknown): Json | null {
  try {
    return typeof token === 'string' ? decodeJwt(token) : null;
  } catch {
    return null;
  }
}

const idOf = ({ externalId, userId, sub }: Json): unknown => externalId ?? userId ?? sub;

/** Answers POST only, others with 405. */
const post =
  (handler: Handler): Handler =>
  (request) =>
    request.method === 'POST' ? handler(request) : refusal(405, 'method not allowed');

const get =
  (handler: Handler): Handler =>
  (request) =>
    request.method === 'GET' ? handler(request) : answer('Cannot POST', 404);

/** A token as bare text for the person that `identity` finds in a request; 401 for nobody. */
const tokenFor =
  (
    identity: (request: Request) => Promise<unknown> | unknown,
    form: (token: string) => Response = answer,
  ): Handler =>
  async (request) => {
    const id = await identity(request);
    return id === undefined || id === null || id === '' ? refusal() : form(await messagingJwt(id));
  };

const always = (handler: Handler) => () => handler;
const asJwt = (jwt: string) => json({ jwt });
const asToken = (token: string) => json({ token });

/** Passes so many requests on, then answers 429. */
const limited = (requests: number, handler: Handler) => (): Handler => {
  let seen = 0;
  return (request) => {
    seen += 1;
    return seen > requests ? refusal(429, 'too many requests') : handler(request);
  };
};

const SUPABASE_ANON_KEY = await sign(
  { iss: 'supabase', ref: 'abcdefghijklmnop', role: 'anon', iat: 1700000000, exp: 2015000000 },
  { alg: 'HS256', typ: 'JWT' },
);

// Open endpoints: each found, or its verdict is that it could not be tested.

const open = (name: string, endpoint: Animal['endpoint'], more: Partial<Animal> = {}): Animal => ({
  name,
  endpoint,
  isOpen: true,
  withoutProof: 'open',
  withProof: 'open',
  ...more,
});

const OPEN: readonly Animal[] = [
  open(
    'the article’s worker: text/plain, its names',
    always(post(tokenFor(async (request) => (await anyJson(request)).external_id))),
  ),
  open(
    'Express with express.json(): userId',
    always(post(tokenFor(async (request) => (await expressJson(request)).userId, asToken))),
  ),
  open(
    'Express, user_id, an answer with access_token',
    always(
      post(
        tokenFor(
          async (request) => (await expressJson(request)).user_id,
          (token) => json({ access_token: token, refresh_token: 'opaque' }),
        ),
      ),
    ),
  ),
  open(
    'Express, a nested user and a nested answer',
    always(
      post(
        tokenFor(
          async (request) => ((await expressJson(request)).user as Json | undefined)?.id,
          (token) => json({ data: { token } }),
        ),
      ),
    ),
  ),
  open(
    'Next.js route: id and e-mail, the token deep in the answer',
    always(
      post(
        tokenFor(
          async (request) => {
            const { id, email } = await anyJson(request);
            return email && id;
          },
          (jwt) => json({ success: true, data: { messaging: { credential: jwt } } }),
        ),
      ),
    ),
  ),
  open(
    'a schema that allows sub, email and name alone',
    always(
      post(
        tokenFor(async (request) => {
          const body = await expressJson(request);
          return Object.keys(body).sort().join() === 'email,name,sub' ? body.sub : null;
        }, asJwt),
      ),
    ),
  ),
  open(
    'a schema that allows the article’s names alone, with a number',
    always(
      post(
        tokenFor(async (request) => {
          const body = await anyJson(request);
          return Number.isSafeInteger(body.external_id) ? body.external_id : null;
        }),
      ),
    ),
  ),
  open(
    'PHP: real form fields',
    always(post(tokenFor(async (request) => (await formFields(request)).email, asJwt))),
  ),
  open(
    'jQuery: JSON called form-encoded',
    always(
      post(
        tokenFor(async (request) =>
          mediaType(request).includes('form') ? (await anyJson(request)).external_id : null,
        ),
      ),
    ),
  ),
  open('GET with a query', always(get(tokenFor((request) => query(request).external_id)))),
  open(
    'GET with user_id in the query, GET and POST alike',
    always(tokenFor((request) => query(request).user_id, asToken)),
  ),
  open(
    'POST with a query and no body',
    always(post(tokenFor((request) => query(request).userId, asToken))),
  ),
  open(
    'an X-User-Id header',
    always(post(tokenFor((request) => request.headers.get('x-user-id')))),
  ),
  open(
    'a cookie that contains the user’s id',
    always(post(tokenFor((request) => cookie(request, 'user_id')))),
  ),
  open('one user for everybody', always(post(tokenFor(() => 'demo-user', asJwt)))),
  open(
    'one user for everybody, on GET, in an HTML page',
    always(get(async () => html(`<script>window.jwt = "${await messagingJwt('demo')}"</script>`))),
  ),
  open(
    'a token without scope, for one user, on GET',
    always(get(async () => json({ token: await sign({ external_id: '1' }, { alg: 'HS256' }) }))),
  ),
  open(
    'a single sign-on redirect for anyone who asks',
    always(
      post(async (request) => {
        const { email } = await expressJson(request);
        if (!email) return refusal();
        const jwt = await sign(
          { jti: '1', iat: 1, email, name: 'x' },
          { alg: 'HS256', typ: 'JWT' },
        );
        return answer('', 302, { location: `https://example.zendesk.com/access/jwt?jwt=${jwt}` });
      }),
    ),
  ),
  open(
    'a token in Set-Cookie',
    always(
      post(async (request) => {
        const { external_id } = await anyJson(request);
        return external_id
          ? answer('ok', 200, {
              'set-cookie': `messaging=${await messagingJwt(external_id)}; Path=/`,
            })
          : refusal();
      }),
    ),
  ),
  open(
    'a token in the text of an error',
    always(
      post(async (request) => {
        const { email } = await expressJson(request);
        return email
          ? json({ error: 'unauthorized', debug: { jwt: await messagingJwt(email) } }, 401)
          : refusal();
      }),
    ),
  ),
  open(
    'Lambda that only decodes help_center_jwt',
    always(
      post(
        tokenFor(async (request) => idOf(claims((await anyJson(request)).help_center_jwt) ?? {})),
      ),
    ),
  ),
  open(
    'Lambda that only decodes Authorization: Bearer',
    always(tokenFor((request) => claims(bearer(request))?.sub, asToken)),
  ),
  open(
    'only decodes a token in the query',
    always(get(tokenFor((request) => claims(query(request).token)?.email, asToken))),
  ),
  open(
    'only decodes a session cookie',
    always(post(tokenFor((request) => claims(cookie(request, 'token'))?.sub))),
  ),
  open(
    'only decodes form field jwt',
    always(post(tokenFor(async (request) => idOf(claims((await formFields(request)).jwt) ?? {})))),
  ),
  open(
    'decodes, and refuses what has expired',
    always(
      post(
        tokenFor(async (request) => {
          const found = claims((await expressJson(request)).token);
          return found && Number(found.exp) > Date.now() / 1000 ? found.email : null;
        }, asJwt),
      ),
    ),
  ),
  open(
    'is content with any proof that is there, and takes the identity from the body',
    always(
      post(
        tokenFor(async (request) => {
          const { help_center_jwt: proof, external_id: id } = await anyJson(request);
          return proof ? id : null;
        }),
      ),
    ),
  ),
  open(
    'is content with any session cookie',
    always(
      post(
        tokenFor(async (request) =>
          request.headers.has('cookie') ? (await anyJson(request)).external_id : null,
        ),
      ),
    ),
    { proof: 'cookie' },
  ),
  open(
    'believes alg: none',
    always(
      post(
        tokenFor(async (request) => {
          const proof = (await anyJson(request)).help_center_jwt;
          return idOf(unsigned(proof, 'none') ?? (await verified(proof)) ?? {});
        }),
      ),
    ),
  ),
  open(
    'believes alg: None',
    always(
      post(
        tokenFor(async (request) => {
          const proof = (await anyJson(request)).help_center_jwt;
          return idOf(unsigned(proof, 'None') ?? (await verified(proof)) ?? {});
        }),
      ),
    ),
  ),
  open(
    'takes HS256 with the public key as the secret',
    always(
      post(
        tokenFor(async (request) => {
          const proof = (await anyJson(request)).help_center_jwt;
          return idOf((await confused(proof)) ?? (await verified(proof)) ?? {});
        }),
      ),
    ),
  ),
  open(
    'believes the key inside the proof',
    always(
      post(
        tokenFor(async (request) => {
          const proof = bearer(request);
          return idOf((await byOwnKey(proof)) ?? (await verified(proof)) ?? {});
        }),
      ),
    ),
  ),
  open(
    'verifies, but falls back to the body',
    always(
      post(
        tokenFor(async (request) => {
          const { help_center_jwt: proof, external_id: id } = await anyJson(request);
          return proof === undefined ? id : idOf((await verified(proof)) ?? {});
        }),
      ),
    ),
  ),
  open(
    'verifies the proof, and takes the body’s identity',
    always(
      post(
        tokenFor(async (request) => {
          const body = await anyJson(request);
          return (await verified(body.help_center_jwt)) && body.external_id;
        }),
      ),
    ),
    { withoutProof: 'safe-as-far-as-tested', errors: ['proof-decides'] },
  ),
  open(
    'verifies the proof, and takes the query’s identity if there is one',
    always(
      post(
        tokenFor(async (request) => {
          const found = await verified(bearer(request));
          return found && (query(request).user_id ?? idOf(found));
        }),
      ),
    ),
    { withoutProof: 'safe-as-far-as-tested', proof: 'id-token', errors: ['proof-decides'] },
  ),
  open(
    'verifies the session, and takes the body’s identity',
    always(
      post(
        tokenFor(async (request) =>
          cookie(request, 'sid') === 's%3A6f1c9e2b7a' ? (await anyJson(request)).external_id : null,
        ),
      ),
    ),
    { withoutProof: 'safe-as-far-as-tested', proof: 'cookie', errors: ['proof-decides'] },
  ),
  open(
    'verifies, and ignores the expiry',
    always(
      post(
        tokenFor(async (request) =>
          idOf(
            (await verified((await anyJson(request)).help_center_jwt, {
              currentDate: new Date(0),
            })) ?? {},
          ),
        ),
      ),
    ),
    { withoutProof: 'safe-as-far-as-tested', errors: ['proof-expired'] },
  ),
  open(
    'knows its users by e-mail, and asks for no proof',
    always(
      post(
        tokenFor(async (request) => {
          const { email } = await expressJson(request);
          return email === JOHN.email ? JOHN.externalId : null;
        }),
      ),
    ),
    { withoutProof: 'safe-as-far-as-tested' },
  ),
  open(
    'knows its users by number',
    always(
      post(async (request) => {
        const { id } = await anyJson(request);
        return id === JOHN.externalId
          ? answer(await messagingJwt(id))
          : refusal(404, 'no such user');
      }),
    ),
    { withoutProof: 'not-a-token-endpoint' },
  ),
  open(
    'gives no second token: open once, then 429',
    limited(4, post(tokenFor(async (request) => (await expressJson(request)).userId))),
    { withoutProof: 'could-not-be-tested', withProof: 'could-not-be-tested' },
  ),
  open(
    'wants a field that nobody can guess',
    always(
      post(async (request) => {
        const { crmReference } = await anyJson(request);
        return crmReference
          ? answer(await messagingJwt(crmReference))
          : refusal(422, 'crmReference is required');
      }),
    ),
    {
      withoutProof: 'could-not-be-tested',
      withProof: 'could-not-be-tested',
      errors: ['proof-accepted'],
    },
  ),
  open(
    'wants a number that nobody can guess, and forbids other origins',
    always(
      post(async (request) => {
        if (request.headers.get('origin') !== ORIGIN) return refusal(403, 'forbidden');
        const { nationalId } = await expressJson(request);
        return nationalId ? asJwt(await messagingJwt(nationalId)) : refusal(400, 'invalid request');
      }),
    ),
    {
      withoutProof: 'could-not-be-tested',
      withProof: 'could-not-be-tested',
      errors: ['proof-accepted'],
    },
  ),
  open(
    'hides the token behind a megabyte of blanks',
    always(post(async () => answer(' '.repeat(1_000_000) + (await messagingJwt('demo'))))),
    { withoutProof: 'could-not-be-tested', withProof: 'could-not-be-tested' },
  ),
];

function unsigned(proof: unknown, spelling: string): Json | null {
  if (typeof proof !== 'string') return null;
  const [head = ''] = proof.split('.');
  const { alg } = parsed(Buffer.from(head, 'base64url').toString());
  return alg === spelling ? claims(proof) : null;
}

async function confused(proof: unknown): Promise<Json | null> {
  if (typeof proof !== 'string') return null;
  const key = new TextEncoder().encode(PUBLIC_PEM);
  return jwtVerify(proof, key, { algorithms: ['HS256'] }).then(
    ({ payload }) => payload,
    () => null,
  );
}

async function byOwnKey(proof: string | undefined): Promise<Json | null> {
  try {
    const { jwk } = decodeProtectedHeader(proof ?? '');
    if (!jwk) return null;
    await compactVerify(proof ?? '', await importJWK(jwk as JWK, 'RS256'));
    return claims(proof);
  } catch {
    return null;
  }
}

// Safe endpoints: none is called open.

const safe = (name: string, endpoint: Animal['endpoint'], more: Partial<Animal> = {}): Animal => ({
  name,
  endpoint,
  isOpen: false,
  withoutProof: 'safe-as-far-as-tested',
  withProof: 'safe',
  ...more,
});

const NOT_FOR_THE_SNIPPET = { errors: ['snippet-request'] } as const;

const SAFE: readonly Animal[] = [
  safe('this kit’s endpoint', ourEndpoint, { errors: [] }),
  safe(
    'Bearer only',
    always(post(tokenFor(async (request) => idOf((await verified(bearer(request))) ?? {}), asJwt))),
    NOT_FOR_THE_SNIPPET,
  ),
  safe(
    'JSON only',
    always(
      post(
        tokenFor(
          async (request) =>
            idOf((await verified((await expressJson(request)).help_center_jwt)) ?? {}),
          asJwt,
        ),
      ),
    ),
    NOT_FOR_THE_SNIPPET,
  ),
  safe(
    'JSON only, a schema that allows token alone',
    always(
      post(
        tokenFor(async (request) => {
          const body = await expressJson(request);
          return Object.keys(body).join() === 'token'
            ? idOf((await verified(body.token)) ?? {})
            : null;
        }, asJwt),
      ),
    ),
    NOT_FOR_THE_SNIPPET,
  ),
  safe(
    'form fields only',
    always(
      post(
        tokenFor(async (request) => idOf((await verified((await formFields(request)).jwt)) ?? {})),
      ),
    ),
    NOT_FOR_THE_SNIPPET,
  ),
  safe(
    'GET with Bearer only',
    always(
      get(tokenFor(async (request) => idOf((await verified(bearer(request))) ?? {}), asToken)),
    ),
    { ...NOT_FOR_THE_SNIPPET, withoutProof: 'not-a-token-endpoint' },
  ),
  safe(
    'with a session',
    always(
      post(
        tokenFor((request) =>
          cookie(request, 'sid') === 's%3A6f1c9e2b7a' ? JOHN.externalId : null,
        ),
      ),
    ),
    { proof: 'cookie' },
  ),
  safe(
    'with a session, JSON only',
    always(
      post(async (request) => {
        if (mediaType(request) !== 'application/json') return refusal(415, 'JSON, please');
        return cookie(request, 'sid') === 's%3A6f1c9e2b7a'
          ? asJwt(await messagingJwt(JOHN.externalId))
          : refusal();
      }),
    ),
    { proof: 'cookie', ...NOT_FOR_THE_SNIPPET },
  ),
  safe(
    'with an ID token as Bearer',
    always(
      post(
        tokenFor(
          async (request) =>
            idOf((await verified(bearer(request), { issuer: 'https://id.example.com' })) ?? {}),
          asToken,
        ),
      ),
    ),
    { proof: 'id-token' },
  ),
  safe(
    'refuses with pages of HTML, as Express does by itself',
    always(
      post(async (request) => {
        const found = await verified((await anyJson(request)).help_center_jwt);
        return found
          ? answer(await messagingJwt(idOf(found)))
          : html('<pre>UnauthorizedError</pre>', 401);
      }),
    ),
  ),
  safe(
    'refuses with a page that contains somebody’s public key',
    always(
      post(async (request) => {
        const found = await verified((await anyJson(request)).help_center_jwt);
        return found
          ? answer(await messagingJwt(idOf(found)))
          : html(`<script>const key = "${SUPABASE_ANON_KEY}"</script>`, 401);
      }),
    ),
  ),
  safe(
    'repeats the proof that it refuses',
    always(
      post(async (request) => {
        const { help_center_jwt: proof } = await anyJson(request);
        const found = await verified(proof);
        return found
          ? answer(await messagingJwt(idOf(found)))
          : json({ error: 'invalid token', token: proof }, 401);
      }),
    ),
  ),
  safe(
    'refuses with status 400',
    always(
      post(async (request) => {
        const found = await verified((await anyJson(request)).help_center_jwt);
        return found ? answer(await messagingJwt(idOf(found))) : refusal(400, 'bad token');
      }),
    ),
    { withoutProof: 'could-not-be-tested' },
  ),
  safe(
    'refuses with status 200',
    always(
      post(async (request) => {
        const found = await verified((await anyJson(request)).help_center_jwt);
        return found ? answer(await messagingJwt(idOf(found))) : json({ error: 'unauthorized' });
      }),
    ),
    { withoutProof: 'not-a-token-endpoint' },
  ),
  safe(
    'crashes without a proof',
    always(
      post(async (request) => {
        const found = await verified((await anyJson(request)).help_center_jwt);
        return found ? answer(await messagingJwt(idOf(found))) : answer('', 500);
      }),
    ),
    { withoutProof: 'not-a-token-endpoint' },
  ),
  safe(
    'crashes on what is not JSON',
    always(async (request) => {
      if (request.method !== 'POST' || parsed(await request.clone().text()) === null)
        return answer('', 500);
      const found = await verified((await anyJson(request)).help_center_jwt);
      return found ? answer(await messagingJwt(idOf(found))) : refusal();
    }),
  ),
  safe(
    'the token in a place of its own',
    always(
      post(
        tokenFor(
          async (request) => idOf((await verified((await anyJson(request)).help_center_jwt)) ?? {}),
          (jwt) => json({ result: { credential: jwt } }),
        ),
      ),
    ),
    { errors: ['token-place'] },
  ),
  safe(
    'compares the body with the proof',
    always(
      post(async (request) => {
        const body = await anyJson(request);
        const found = await verified(body.help_center_jwt);
        if (!found) return refusal();
        return body.user_email === found.email
          ? answer(await messagingJwt(idOf(found)))
          : refusal(403, 'not you');
      }),
    ),
    { withProof: 'safe-as-far-as-tested' },
  ),
  safe(
    'refuses pages of other origins, and requests without one',
    always(
      post(async (request) => {
        if (request.headers.get('origin') !== ORIGIN) return refusal(403, 'origin');
        const found = await verified((await anyJson(request)).help_center_jwt);
        return found ? answer(await messagingJwt(idOf(found))) : refusal();
      }),
    ),
  ),
  safe(
    'sends unknown clients to a login page',
    always(async (request) =>
      cookie(request, 'sid') === 's%3A6f1c9e2b7a'
        ? answer(await messagingJwt(JOHN.externalId))
        : answer('', 302, { location: '/login' }),
    ),
    { proof: 'cookie', withoutProof: 'not-a-token-endpoint' },
  ),
  safe(
    'limits requests',
    limited(
      10,
      post(
        tokenFor(async (request) =>
          idOf((await verified((await anyJson(request)).help_center_jwt)) ?? {}),
        ),
      ),
    ),
    { withoutProof: 'could-not-be-tested', withProof: 'could-not-be-tested' },
  ),
  safe(
    'a gateway that forbids everything',
    always(() => refusal(403, 'Forbidden')),
    { withProof: 'could-not-be-tested', errors: ['proof-accepted'] },
  ),
  safe(
    'a firewall that shows a page',
    always(() => html('Checking your browser', 403)),
    { withoutProof: 'could-not-be-tested', withProof: 'could-not-be-tested' },
  ),
  safe(
    'is out of order for the moment',
    always(() => answer('', 503, { 'retry-after': '30' })),
    { withoutProof: 'not-a-token-endpoint', withProof: 'not-a-token-endpoint' },
  ),
];

// Not token endpoints at all.

const stranger = (name: string, endpoint: Animal['endpoint']): Animal => ({
  name,
  endpoint,
  isOpen: false,
  withoutProof: 'not-a-token-endpoint',
  withProof: 'not-a-token-endpoint',
  errors: ['answers-as-endpoint'],
});

const NOT_ENDPOINTS: readonly Animal[] = [
  stranger(
    '404 to everything',
    always(() => refusal(404, 'not found')),
  ),
  stranger(
    '405 to everything',
    always(() => refusal(405, 'not allowed')),
  ),
  stranger(
    '500 to everything',
    always(() => answer('Internal Server Error', 500)),
  ),
  stranger(
    'HTML to everything',
    always(() => html('<div id="root"></div>')),
  ),
  stranger(
    'the same JSON to everything',
    always(() => json({ status: 'ok' })),
  ),
  stranger(
    'nothing to everything',
    always(() => new Response(null, { status: 204 })),
  ),
  stranger(
    'redirects everything',
    always(() => answer('', 301, { location: 'https://www.example.com/' })),
  ),
];

export const ZOO: readonly Animal[] = [...OPEN, ...SAFE, ...NOT_ENDPOINTS];

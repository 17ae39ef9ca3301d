import { decodeProtectedHeader, jwtVerify } from 'jose';
import * as v from 'valibot';

/** What the Classic widget wants to know somebody for. */
export type ClassicUse = 'chat' | 'helpCenter';

export interface ClassicUser {
  readonly name: string;
  readonly email: string;
  readonly external_id: string | null;
}

const claims = v.object({
  name: v.pipe(v.string(), v.nonEmpty()),
  email: v.pipe(v.string(), v.email()),
  iat: v.number(),
  jti: v.optional(v.pipe(v.string(), v.nonEmpty())),
  external_id: v.optional(v.pipe(v.string(), v.nonEmpty(), v.maxLength(255))),
});

/**
 * Verifies a JWT of the Web Widget (Classic) as Zendesk does: HS256 with the Classic secret, `iat`,
 * `name` and `email`; for chat an `external_id`, for Help Center content a `jti`.
 *
 * Source: "Enabling authenticated visitors in Web Widget (Classic)", support.zendesk.com, for what a
 * chat JWT contains. That only Help Center content looks at `jti` is an assumption.
 *
 * @returns the user, or why there is none
 */
export async function verifyClassicJwt(
  jwt: string,
  secret: string,
  use: ClassicUse,
): Promise<{ user: ClassicUser; jti: string | null } | { reason: string }> {
  try {
    if (decodeProtectedHeader(jwt).alg !== 'HS256') return { reason: 'Only HS256 is taken.' };
    const key = new TextEncoder().encode(secret);
    const { payload } = await jwtVerify(jwt, key, { algorithms: ['HS256'] });
    const parsed = v.safeParse(claims, payload);
    if (!parsed.success) {
      const [issue] = parsed.issues;
      return { reason: `The JWT’s ${v.getDotPath(issue) ?? 'payload'} is missing or wrong.` };
    }
    const { name, email, jti, external_id } = parsed.output;
    if (use === 'chat' && !external_id) return { reason: 'Chat needs an external_id.' };
    if (use === 'helpCenter' && !jti) return { reason: 'Help Center content needs a jti.' };
    return { user: { name, email, external_id: external_id ?? null }, jti: jti ?? null };
  } catch {
    return { reason: 'The JWT is malformed, has expired, or is signed with another secret.' };
  }
}

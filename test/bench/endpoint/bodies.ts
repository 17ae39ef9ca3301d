import { sign } from 'node:crypto';
import { promisify } from 'node:util';
import { encoded, type SigningKey, secondsFromNow } from '../../token-endpoint/signing-key.js';

const CLAIMED = {
  external_id: 'crm-1042',
  user_email: 'john.smith@example.com',
  user_name: 'John Smith',
};

/** What the load sends: a claim, and Help Center JWTs of different users. */
export async function requestBodies(
  key: SigningKey,
  tokens: number,
): Promise<Record<'claim' | 'oneToken' | 'manyTokens', readonly string[]>> {
  const proofs = (await manyTokens(key, tokens)).map((help_center_jwt) =>
    JSON.stringify({ ...CLAIMED, help_center_jwt }),
  );
  return {
    claim: [JSON.stringify(CLAIMED)],
    oneToken: proofs.slice(0, 1),
    manyTokens: proofs,
  };
}

/** Different users' tokens, signed on several threads. */
function manyTokens({ privateKey, kid }: SigningKey, count: number): Promise<string[]> {
  const header = encoded(JSON.stringify({ alg: 'RS256', kid }));
  const signed = Array.from({ length: count }, (_, index) => {
    const claims = {
      userId: 1_000_000_000_000 + index,
      externalId: `crm-${index}`,
      email: `user-${index}@example.com`,
      iat: secondsFromNow(0),
      exp: secondsFromNow(3600),
    };
    return `${header}.${encoded(JSON.stringify(claims))}`;
  });
  const signature = promisify(sign);
  return Promise.all(
    signed.map(async (text) => {
      const bytes = await signature('RSA-SHA256', Buffer.from(text), privateKey);
      return `${text}.${bytes.toString('base64url')}`;
    }),
  );
}

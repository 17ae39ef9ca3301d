import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  type HelpCenterClaims,
  helpCenterJwtVerifier,
} from '../../src/token-endpoint/proof/help-center-jwt.js';
import type { SignedJwtVerifier } from '../../src/token-endpoint/proof/signed-jwt.js';
import { helpCenterKeysOf } from './help-center-keys-of.js';
import { createSigningKey, JOHN, secondsFromNow } from './signing-key.js';
import { startZendesk, type ZendeskStandIn } from './zendesk-stand-in.js';

const key = createSigningKey('zendesk-1');
const replacement = createSigningKey('zendesk-1', { edition: 2 });
const MINUTES = 60_000;

describe('a Help Center JWT that was good before', () => {
  let zendesk: ZendeskStandIn;
  let clock: number;
  let verify: SignedJwtVerifier<HelpCenterClaims>;

  const token = key.token({ ...JOHN, exp: secondsFromNow(3600) });
  const verifyNow = () => verify(token, clock);

  beforeEach(async () => {
    zendesk = await startZendesk(key);
    clock = Date.now();
    verify = helpCenterJwtVerifier(helpCenterKeysOf(zendesk, () => clock));
    await verifyNow();
  });
  afterEach(() => zendesk.close());

  it('is good again', async () => {
    expect(await verifyNow()).toMatchObject({ userId: '1000000000101', email: JOHN.email });
  });

  it('is good again after a look at the keys', async () => {
    clock += 11 * MINUTES;
    expect(await verifyNow()).toMatchObject({ email: JOHN.email });
    expect(zendesk.asks('keys.json')).toBe(2);
  });

  it('is refused once it has expired', async () => {
    clock += 61 * MINUTES;
    await expect(verifyNow()).rejects.toMatchObject({ code: 'proof_expired' });
  });

  it('is refused once Zendesk has withdrawn its key', async () => {
    zendesk.keys = [createSigningKey('zendesk-2').jwk];
    clock += 11 * MINUTES;
    await expect(verifyNow()).rejects.toMatchObject({ code: 'proof_key_unknown' });
  });

  it('is refused once Zendesk has another key of the same name', async () => {
    zendesk.keys = [replacement.jwk];
    clock += 11 * MINUTES;
    await expect(verifyNow()).rejects.toMatchObject({ code: 'proof_signature' });
  });

  it('is not mistaken for one that differs in its last letter', async () => {
    const other = token.slice(0, -1) + (token.endsWith('A') ? 'Q' : 'A');
    await expect(verify(other, clock)).rejects.toMatchObject({ code: 'proof_signature' });
  });
});

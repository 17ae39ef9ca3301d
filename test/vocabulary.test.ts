import { describe, expect, it } from 'vitest';
import { Role } from '../src/token-endpoint/identity/identity.js';
import { parseEnvironment } from '../src/token-endpoint/index.js';
import { PROOFS, ROLES } from '../src/vocabulary.js';

/** The token endpoint imports nothing of the rest, so it lists these words itself. */
describe('the token endpoint has the same words as the tools', () => {
  it('for roles', () => {
    expect(Role.options).toEqual(ROLES);
  });

  it('for proofs', () => {
    const expected = `${PROOFS.slice(0, -1).join(', ')} or ${PROOFS.at(-1)}`;
    expect(() => parseEnvironment({ PROOF: 'word' })).toThrow(
      `is not a proof: expected ${expected}`,
    );
  });
});

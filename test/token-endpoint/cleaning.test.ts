import fc from 'fast-check';
import { base64url } from 'jose';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { base64urlDecoded, base64urlEncoded } from '../../src/token-endpoint/base64url.js';
import { displayName } from '../../src/token-endpoint/identity/display-name.js';
import { ExternalId } from '../../src/token-endpoint/identity/external-id.js';
import { addressKey } from '../../src/token-endpoint/rate-limit/address-key.js';
import { parseStrictJson } from '../../src/token-endpoint/request/strict-json.js';
import { anyCharacter } from '../arbitrary-text.js';

describe('a display name', () => {
  it('is one visible line of at most 100 characters, or nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: anyCharacter, maxLength: 300 }), (given) => {
        const name = displayName(given) ?? 'x';
        expect([...name].length).toBeLessThanOrEqual(100);
        expect(name).toBe(name.trim());
        expect(name).not.toMatch(/[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069\u200b\ufeff]/u);
      }),
    );
  });

  it.each([
    'John Smith',
    'أمينة حداد',
    'Nguyễn Thị Minh Khai',
    '李小龍',
    'می‌خواهم',
    "O'Neil-Ruß 👩‍🚀",
  ])('stays as it is: %s', (name) => expect(displayName(name)).toBe(name));
});

describe('what a display name loses', () => {
  it.each([
    ['text direction overrides', 'Jo\u202ehn\u202c', 'John'],
    ['isolates', '\u2067John\u2069', 'John'],
    ['zero-width spaces', 'Jo\u200bhn', 'John'],
    ['soft hyphens', 'Jo\u00adhn', 'John'],
    ['tags that nobody sees', 'John\u{e0041}\u{e007f}', 'John'],
    ['line breaks', 'John\r\nSmith\u2028', 'John Smith'],
    ['half a surrogate pair', 'John\ud83d', 'John'],
    ['what is beyond 100 characters', '\u{1f600}'.repeat(101), '\u{1f600}'.repeat(100)],
    ['everything, when only marks remain', '\u0301\u200d', undefined],
  ])('%s', (_, given, left) => expect(displayName(given)).toBe(left));
});

describe('an external id', () => {
  it.each(['crm-1042', '1000000000101', 'Jörg', 'user|a/b+c=', '用户-7', 'x'.repeat(255)])(
    'may be %s',
    (id) => expect(v.is(ExternalId, id)).toBe(true),
  );

  it('is the same after it has been through UTF-8', () => {
    fc.assert(
      fc.property(fc.string({ unit: anyCharacter, maxLength: 20 }), (id) => {
        fc.pre(v.is(ExternalId, id));
        expect(Buffer.from(id, 'utf8').toString('utf8')).toBe(id);
      }),
    );
  });
});

describe('strict JSON', () => {
  it('reads whatever JSON.parse reads, when it is flat enough and names no key twice', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 5 }), (value) => {
        const text = JSON.stringify(value);
        fc.pre(!/__proto__|constructor|prototype/.test(text));
        expect(parseStrictJson(text)).toEqual(JSON.parse(text));
      }),
    );
  });

  it('refuses a key that is named twice, whatever is between the two', () => {
    fc.assert(
      fc.property(fc.string(), fc.jsonValue({ maxDepth: 2 }), (key, value) => {
        const [name, between] = [JSON.stringify(key), JSON.stringify(value)];
        expect(() => parseStrictJson(`{${name}:${between},"x":${name},${name}:1}`)).toThrow();
      }),
    );
  });

  it('never quotes the text in its errors', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        try {
          parseStrictJson(`secret${text}`);
        } catch (error) {
          expect(String(error)).not.toContain('secret');
        }
      }),
    );
  });
});

describe('base64url on Node', () => {
  it('is what it is by web standards alone', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[\w-]{0,40}$/), (encoded) => {
        expect(bytesOrNothing(base64urlDecoded, encoded)).toEqual(
          bytesOrNothing(base64url.decode, encoded),
        );
        expect(base64urlEncoded(encoded)).toBe(base64url.encode(encoded));
      }),
    );
  });

  function bytesOrNothing(decode: (text: string) => Uint8Array, encoded: string): number[] | null {
    try {
      return [...decode(encoded)];
    } catch {
      return null;
    }
  }
});

describe('the key that an address is counted by', () => {
  it.each([
    ['203.0.113.7', '203.0.113.7'],
    ['::ffff:203.0.113.7', '203.0.113.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
    ['2001:DB8:1:2::9', '2001:db8:1:2'],
    ['2001:db8::1', '2001:db8:0:0'],
    ['::1', '0:0:0:0'],
    ['fe80::1%eth0', 'fe80:0:0:0'],
    ['', undefined],
    [null, undefined],
  ])('of %s is %s', (address, key) => expect(addressKey(address)).toBe(key));
});

// @vitest-environment jsdom
import { afterEach, describe, expect, it, vi } from 'vitest';
import { onAPage } from './on-a-page.js';

async function optionsOf(dataset?: Record<string, string>) {
  onAPage(dataset);
  const file = await import('../../snippet/options.js');
  file.readOptions();
  return file.options;
}

afterEach(() => void vi.restoreAllMocks());

describe('the options', () => {
  it('are the attributes of the script', async () => {
    const dataset = {
      endpoint: 'https://jwt.example.com',
      proof: 'none',
      roles: 'agent',
      user: '7',
    };
    expect({ ...(await optionsOf(dataset)) }).toEqual(dataset);
  });

  it('are empty without a current script (a module, a tag manager)', async () => {
    onAPage();
    Object.defineProperty(document, 'currentScript', { value: null, configurable: true });
    const file = await import('../../snippet/options.js');
    file.readOptions();
    expect(file.options).toEqual({});
  });
});

describe('a script that has lost its attributes', () => {
  const load = async () => {
    const warn = vi.spyOn(console, 'warn').mockReturnValue();
    await import('../../snippet/main.js');
    return warn.mock.calls;
  };

  it('reports that in one line', async () => {
    onAPage();
    expect(await load()).toEqual([['guide-messaging-auth', 'no-attributes']]);
  });

  it('reports that when it is not the current script', async () => {
    onAPage({ endpoint: 'https://jwt.example.com', signedIn: 'true' });
    Object.defineProperty(document, 'currentScript', { value: null, configurable: true });
    expect(await load()).toEqual([['guide-messaging-auth', 'no-attributes']]);
  });

  it('is not one whose endpoint is empty: that one is switched off, in silence', async () => {
    onAPage({ endpoint: '', signedIn: 'true' });
    expect(await load()).toEqual([]);
  });
});

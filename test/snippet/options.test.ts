// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { onAPage } from './on-a-page.js';

async function optionsOf(dataset: Record<string, string>) {
  onAPage(dataset);
  return import('../../snippet/options.js');
}

describe('the options', () => {
  it('are the attributes of the script', async () => {
    const dataset = {
      endpoint: 'https://jwt.example.com',
      proof: 'none',
      roles: 'agent',
      user: '7',
    };
    const { endpoint, proof, roles, siteUser } = await optionsOf(dataset);
    expect({ endpoint, proof, roles, user: siteUser }).toEqual(dataset);
  });

  it.each([
    ['true', true],
    ['false', false],
    ['', false],
  ])('data-debug="%s" means %s', async (debug, expected) => {
    expect((await optionsOf({ debug })).debug).toBe(expected);
  });
});

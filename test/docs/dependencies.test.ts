import { expect, it } from 'vitest';
import { readText } from './markdown.js';

it('the page names every package that is installed with the kit, and no other', () => {
  const [, section = ''] = readText('src/README.md').split('## What is installed with it\n');
  const named = [...section.matchAll(/^\| `([^`]+)` \|/gm)].map(([, name]) => name);
  const { dependencies } = JSON.parse(readText('package.json'));
  expect(named.sort()).toEqual(Object.keys(dependencies).sort());
});

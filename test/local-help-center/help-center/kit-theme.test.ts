import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { GuideTheme } from '../../../src/guide/theme/index.js';
import { FRAME_TEMPLATES, readTheme } from '../../../src/guide/theme/index.js';
import { packageRoot } from '../../../src/package-root.js';
import { addressesOfTemplates } from './addresses-of-templates.js';
import { guideApp } from './guide-app.js';

let theme: GuideTheme;

beforeAll(async () => {
  theme = await readTheme(join(packageRoot, 'theme'));
});

/** The kit's own theme; `render-themes.ts` does the same with any theme's folder. */
describe("every page of the kit's theme", () => {
  it.each(['nobody', 'john', 'amina', 'grace'] as const)('is rendered for %s', async (visitor) => {
    const templates = Object.fromEntries(theme.templates);
    const settings = Object.fromEntries(
      theme.manifest.settings
        .flatMap(({ variables }) => variables)
        .map(({ identifier, value }) => [identifier, value ?? '']),
    );
    const app = await guideApp(templates, { settings });
    const person = visitor === 'nobody' ? undefined : app.people[visitor];
    const rendered = new Set<string>();
    const untranslated: string[] = [];

    for (const { template, path, status } of addressesOfTemplates(theme)) {
      const response = await app.get(path, person);
      if (response.status === status) rendered.add(template);
      if ((await response.text()).includes('translation missing')) untranslated.push(path);
    }

    expect(app.failures).toEqual([]);
    expect(untranslated).toEqual([]);
    expect(rendered.has('article_page')).toBe(true);
    if (visitor === 'grace') {
      expect([...rendered, ...FRAME_TEMPLATES].sort()).toEqual([...theme.templates.keys()].sort());
    }
  });
});

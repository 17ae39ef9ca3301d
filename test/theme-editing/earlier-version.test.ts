import { describe, expect, it, vi } from 'vitest';
import { planAddition, planRemoval, type ThemeTexts } from '../../src/theme-editing/index.js';
import { changed, themeWithOneGroup as theme, withSettings } from './additions.js';

const version = vi.hoisted(() => ({ isLater: false }));

/** A later version has one setting more. */
vi.mock('../../src/theme-editing/settings-group.js', async (importOriginal) => {
  const now = await importOriginal<typeof import('../../src/theme-editing/settings-group.js')>();
  const more = { identifier: 'messaging_more', type: 'checkbox', label: 'More', description: '' };
  return {
    ...now,
    get settingTypes() {
      return version.isLater
        ? { ...now.settingTypes, messaging_more: 'checkbox' }
        : now.settingTypes;
    },
    settingsGroup(...args: Parameters<typeof now.settingsGroup>) {
      const group = now.settingsGroup(...args);
      return version.isLater ? { ...group, variables: [...group.variables, more] } : group;
    },
  };
});

const added = changed(theme, planAddition(theme, withSettings));

describe('a theme with the settings of an earlier version', () => {
  it('gets the settings of a later version, and gives all of them back', () => {
    version.isLater = true;
    const again = changed(added, planAddition(added, withSettings));
    expect(identifiers(again)).toEqual([...identifiers(added), 'messaging_more']);
    expect(changed(again, planRemoval(again))).toEqual(theme);
  });

  it('gives them back to a later version', () => {
    version.isLater = true;
    expect(changed(added, planRemoval(added))).toEqual(theme);
  });

  it('is not touched where somebody has put a setting of their own into the group', () => {
    version.isLater = false;
    const manifest = added.manifest.replaceAll('messaging_debug', 'messaging_debug_of_ours');
    expect(() => planAddition({ ...added, manifest }, withSettings)).toThrow(
      'a setting "messaging_token_endpoint" that is not of this kit',
    );
  });
});

function identifiers({ manifest }: ThemeTexts): string[] {
  const { settings } = JSON.parse(manifest) as {
    settings: { variables: { identifier: string }[] }[];
  };
  return settings.flatMap(({ variables }) => variables.map(({ identifier }) => identifier));
}

import type { Widget } from '../browser-code/index.js';
import type { GuideTheme, Manifest } from '../guide/theme/index.js';
import {
  findHeadBlocks,
  headBlock,
  settingsAttributes,
  textAttributes,
} from '../head-block/index.js';
import { type SignInValues, signInSettingValues } from '../sign-in-options.js';
import { HEAD_BLOCK_PLACE } from '../theme-package/index.js';

/** The head block with which any theme signs its visitors in locally. */
export interface LocalHeadBlock {
  /**
   * Puts it into a theme in memory: in the place of a block that is there already, else at the end
   * of `document_head`.
   *
   * A theme with the settings of "Messaging sign-in" keeps taking them from the settings panel;
   * their defaults become those of the local Help Center. Any other theme gets them in the
   * attributes.
   */
  insertInto(theme: GuideTheme): Promise<GuideTheme>;
  /** The snippet's source has changed. */
  compileAgain(): void;
}

/** It is compiled once, and not at each change of the theme: that is felt on a busy machine. */
export function localHeadBlock(widget: Widget, signIn: SignInValues): LocalHeadBlock {
  const values = signInSettingValues(signIn);
  const compiled = new Map<'settings' | 'text', Promise<string>>();
  const blockWith = (source: 'settings' | 'text') => {
    const attributes = source === 'settings' ? settingsAttributes(signIn) : textAttributes(signIn);
    const block = compiled.get(source) ?? headBlock({ widget, attributes });
    compiled.set(source, block);
    // A snippet that does not compile just now may do so at the next request.
    block.catch(() => compiled.delete(source));
    return block;
  };

  return {
    async insertInto(theme) {
      const hasThem = hasSettings(theme.manifest, Object.keys(values));
      const block = await blockWith(hasThem ? 'settings' : 'text');
      const head = insertBlock(theme.templates.get('document_head') ?? '', block);
      return {
        ...theme,
        manifest: withDefaults(theme.manifest, values),
        templates: new Map([...theme.templates, ['document_head', head]]),
      };
    },
    compileAgain: () => compiled.clear(),
  };
}

function insertBlock(head: string, block: string): string {
  if (head.includes(HEAD_BLOCK_PLACE)) return head.replace(HEAD_BLOCK_PLACE, () => block);
  const there = findHeadBlocks(head).find((found) => found.kind === 'whole');
  return there ? head.slice(0, there.start) + block + head.slice(there.end) : `${head}\n${block}\n`;
}

function hasSettings({ settings }: Manifest, identifiers: readonly string[]): boolean {
  const known = settings.flatMap(({ variables }) => variables.map(({ identifier }) => identifier));
  return identifiers.every((identifier) => known.includes(identifier));
}

function withDefaults(
  manifest: Manifest,
  values: Readonly<Record<string, string | boolean>>,
): Manifest {
  return {
    ...manifest,
    settings: manifest.settings.map((group) => ({
      ...group,
      variables: group.variables.map((variable) => {
        const value = values[variable.identifier];
        return value === undefined ? variable : { ...variable, value };
      }),
    })),
  };
}

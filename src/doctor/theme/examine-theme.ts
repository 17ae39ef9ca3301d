import { checkTheme } from '../../guide/check/index.js';
import { findHeadBlocks } from '../../head-block/index.js';
import { KitError } from '../../kit-error.js';
import {
  parseManifestText,
  readThemeTexts,
  settingsOf,
  signInsOf,
  type ThemeTexts,
  themeRoot,
} from '../../theme-editing/index.js';
import { error, type Finding, finding, ok, warning } from '../finding.js';
import { themeChecks } from './theme-checks.js';

/**
 * Examines a theme: what Guide refuses and what breaks its pages, and whether it signs visitors in.
 *
 * @param folder the theme's, with `manifest.json`
 * @param endpoint the token endpoint that it should ask, where one is given
 * @returns the findings of the theme checker, then one for each check of the sign-in
 * @throws KitError (usage) when the folder contains no theme
 *
 * @example
 * ```ts
 * import { examineTheme } from 'guide-messaging-auth';
 *
 * const findings = await examineTheme('./my-theme', 'https://jwt.example.com/messaging');
 * ```
 */
export async function examineTheme(folder: string, endpoint?: string): Promise<Finding[]> {
  const root = await themeRoot(folder);
  try {
    const texts = await readThemeTexts(root);
    return [...signInFindings(texts, endpoint), ...(await checkerFindings(root))];
  } catch (failure) {
    if (!(failure instanceof KitError)) throw failure;
    return [unreadable(failure)];
  }
}

function signInFindings(texts: ThemeTexts, endpoint: string | undefined): Finding[] {
  const source = texts.head ?? '';
  const examined = {
    texts,
    settings: settingsOf(parseManifestText(texts.manifest)),
    source,
    blocks: findHeadBlocks(source),
    signIns: signInsOf(texts),
    endpoint,
  };
  return themeChecks.flatMap((check) =>
    check.look(examined).map(({ where, ...verdict }) => finding(check, 'theme', where, verdict)),
  );
}

const CHECKER = {
  title: 'Templates, manifest, files',
  why: 'Guide refuses the theme, or one of its pages breaks.',
};

async function checkerFindings(root: string): Promise<Finding[]> {
  const findings = await checkTheme(root);
  if (findings.length === 0) {
    const check = { ...CHECKER, id: 'theme-checker', fix: '' };
    return [finding(check, 'theme', '.', ok('nothing that Guide refuses'))];
  }
  return findings.map(({ severity, code, file, line, column, message, fix }) => {
    const isError = severity === 'error';
    const why = isError ? CHECKER.why : 'It works, but probably not as intended.';
    const where = [file, line, column].filter((part) => part !== undefined).join(':');
    const verdict = isError ? error(message) : warning(message);
    return finding({ ...CHECKER, id: `theme-${code}`, why, fix }, 'theme', where, verdict);
  });
}

function unreadable({ message }: KitError): Finding {
  const check = {
    id: 'theme-readable',
    title: 'Can be read',
    why: 'Guide cannot import what cannot be read.',
    fix: 'Fix that first, then run the doctor again.',
  };
  return finding(check, 'theme', '.', error(message));
}

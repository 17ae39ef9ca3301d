import { checkTheme } from '../../guide/check/index.js';
import { findHeadBlocks } from '../../head-block/index.js';
import { KitError } from '../../kit-error.js';
import {
  readThemeTexts,
  signInsOf,
  type ThemeTexts,
  themeRoot,
} from '../../theme-editing/index.js';
import type { Finding } from '../finding.js';
import { themeChecks } from './theme-checks.js';

/**
 * Examines a theme: what Guide refuses and what breaks its pages, and whether it signs visitors in.
 *
 * @param endpoint the token endpoint that it should ask, where one is given
 * @throws KitError (usage) when the folder holds no theme
 */
export async function examineTheme(folder: string, endpoint?: string): Promise<Finding[]> {
  const root = await themeRoot(folder);
  try {
    const texts = await readThemeTexts(root);
    return [...signInFindings(texts, endpoint), ...(await checkerFindings(root))];
  } catch (error) {
    if (!(error instanceof KitError)) throw error;
    return [unreadable(error)];
  }
}

function signInFindings(texts: ThemeTexts, endpoint: string | undefined): Finding[] {
  const source = texts.head ?? '';
  const examined = {
    texts,
    source,
    blocks: findHeadBlocks(source),
    signIns: signInsOf(source),
    endpoint,
  };
  return themeChecks.flatMap(({ id, title, why, mend, look }) =>
    look(examined).map((outcome) => ({
      check: id,
      subject: 'theme' as const,
      title,
      why,
      mend,
      ...outcome,
    })),
  );
}

async function checkerFindings(root: string): Promise<Finding[]> {
  const findings = await checkTheme(root);
  if (findings.length === 0) {
    const all = { status: 'ok', found: 'nothing that Guide refuses', where: '.' } as const;
    return [
      {
        check: 'theme-checker',
        subject: 'theme',
        title: 'Templates, manifest, files',
        ...all,
        why: '',
        mend: '',
      },
    ];
  }
  return findings.map(({ severity, code, file, line, column, message, mend }) => ({
    check: `theme-${code}`,
    subject: 'theme',
    status: severity === 'error' ? 'failure' : 'warning',
    title: 'Templates, manifest, files',
    found: message,
    where: [file, line, column].filter((part) => part !== undefined).join(':'),
    why:
      severity === 'error'
        ? 'Guide refuses the theme, or one of its pages breaks.'
        : 'It works, but hardly as it is meant.',
    mend,
  }));
}

function unreadable(error: KitError): Finding {
  return {
    check: 'theme-readable',
    subject: 'theme',
    status: 'failure',
    title: 'Can be read',
    found: error.message,
    where: '.',
    why: 'Guide cannot import what cannot be read.',
    mend: 'Mend that first, then run the doctor again.',
  };
}

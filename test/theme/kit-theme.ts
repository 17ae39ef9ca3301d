import { join } from 'node:path';
import type { GuideTheme } from '../../src/guide/theme/index.js';
import { readTheme } from '../../src/guide/theme/index.js';
import { packageRoot } from '../../src/package-root.js';

/** The theme in `theme/`, as it is in the repository. */
export function kitTheme(): Promise<GuideTheme> {
  return readTheme(join(packageRoot, 'theme'));
}

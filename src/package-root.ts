import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * The folder of this package. This file is in `src/` (tests) and its compiled form in `lib/`, both
 * directly below it.
 *
 * What the kit reads at run time (the theme, browser code, sample content) is below it.
 */
export const packageRoot: string = dirname(dirname(fileURLToPath(import.meta.url)));

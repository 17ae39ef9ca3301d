import { readdir } from 'node:fs/promises';
import type { Finding } from './finding.js';

/** `document_head.hdbs` and similar names next to the theme's files, where neither Guide nor zcli looks. */
export async function strayHeadFiles(dir: string): Promise<Finding[]> {
  const names = await readdir(dir);
  return names
    .filter((name) => /^document_head\.(?:hdbs|hbs)$/.test(name))
    .map((file) => ({
      severity: 'warning',
      code: 'template-file-name',
      file,
      message: `Guide and zcli never see ${file}: they read templates/document_head.hbs.`,
      fix: 'Move its content to templates/document_head.hbs, and delete it here.',
    }));
}

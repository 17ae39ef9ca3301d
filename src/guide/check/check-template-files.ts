import { didYouMean } from '../../did-you-mean.js';
import {
  isTemplateName,
  MAX_TEMPLATES_PER_FOLDER,
  OPTIONAL_TEMPLATE_FOLDERS,
  OPTIONAL_TEMPLATES,
  PARTIALS_FOLDER,
  REQUIRED_TEMPLATES,
} from '../theme/index.js';
import type { ThemeFinding } from './finding.js';
import type { ThemeSource } from './theme-source.js';

const FOLDERS: readonly string[] = [...OPTIONAL_TEMPLATE_FOLDERS, PARTIALS_FOLDER];
const TEMPLATES: readonly string[] = [...REQUIRED_TEMPLATES, ...OPTIONAL_TEMPLATES];

/** `templates/`: that the twenty are there, and nothing that Guide would not read. */
export function checkTemplateFiles(theme: ThemeSource): ThemeFinding[] {
  const files = theme.namesIn('templates');
  const names = new Set(files.map((file) => file.replace(/\.hbs$/, '')));
  return [
    ...REQUIRED_TEMPLATES.filter((name) => !names.has(name)).map(missingTemplate),
    ...files.flatMap((file) => (file.endsWith('.hbs') ? unknownName(file) : wrongEnding(file))),
    ...noTemplates(files),
    ...OPTIONAL_TEMPLATE_FOLDERS.flatMap((folder) => tooMany(folder, files)),
  ];
}

function missingTemplate(name: string): ThemeFinding {
  return {
    severity: 'error',
    code: 'missing-template',
    file: `templates/${name}.hbs`,
    message: `There is no templates/${name}.hbs; Guide refuses a theme without it.`,
    fix: 'Add it; the one of the Copenhagen theme or of this kit is a start.',
  };
}

function unknownName(file: string): ThemeFinding[] {
  const name = file.replace(/\.hbs$/, '');
  if (isTemplateName(name)) return [];
  const hint = didYouMean(name, TEMPLATES);
  return [
    {
      severity: 'warning',
      code: 'unknown-template',
      file: `templates/${file}`,
      message: `Guide has no template called ${name} and does not read it.${hint}`,
      fix: `Delete it, rename it, or move it to ${FOLDERS.map((known) => `${known}/`).join(', ')}.`,
    },
  ];
}

/** `document_head.hdbs`: a template, if it were named as one. */
function wrongEnding(file: string): ThemeFinding[] {
  const name = withoutEnding(file);
  if (!TEMPLATES.includes(name)) return [];
  return [
    {
      severity: 'error',
      code: 'template-file-name',
      file: `templates/${file}`,
      message: `Guide and zcli read only .hbs: they never see templates/${file}.`,
      fix: `Name it templates/${name}.hbs, or move its content to that file.`,
    },
  ];
}

function noTemplates(files: readonly string[]): ThemeFinding[] {
  const [first, ...others] = files.filter(
    (file) => !file.endsWith('.hbs') && !TEMPLATES.includes(withoutEnding(file)),
  );
  if (!first) return [];
  const more = others.length > 0 ? ` So are ${others.length} more files.` : '';
  return [
    {
      severity: 'warning',
      code: 'template-file-name',
      file: `templates/${first}`,
      message: `templates/${first} is no .hbs, so Guide and zcli never see it.${more}`,
      fix: 'Delete it, or keep it outside of the theme.',
    },
  ];
}

function withoutEnding(file: string): string {
  return file.replace(/\.[^./]*$/, '');
}

function tooMany(folder: string, files: readonly string[]): ThemeFinding[] {
  const count = files.filter((file) => file.startsWith(`${folder}/`)).length;
  if (count <= MAX_TEMPLATES_PER_FOLDER) return [];
  return [
    {
      severity: 'error',
      code: 'too-many-templates',
      file: `templates/${folder}`,
      message: `There are ${count} templates in ${folder}/; Guide takes ${MAX_TEMPLATES_PER_FOLDER}.`,
      fix: 'Delete those that nobody uses.',
    },
  ];
}

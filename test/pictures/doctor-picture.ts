import { appendFile, cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { examineTheme, printReport } from '../../src/doctor/index.js';
import { headBlock, settingsAttributes } from '../../src/head-block/index.js';
import { packageRoot } from '../../src/package-root.js';
import { signInDefaults } from '../../src/sign-in-options.js';
import { recordingTerminal } from '../terminal/recording-terminal.js';
import { type Line, type Span, windowPicture } from './svg-text.js';

const COLUMNS = 104;
const ENDPOINT = 'https://jwt.example.com/messaging';

/** What the doctor prints about a theme with two faults, as a terminal shows it. */
export async function doctorPicture(): Promise<string> {
  const parent = await mkdtemp(join(tmpdir(), 'guide-messaging-auth-'));
  try {
    const theme = join(parent, 'my-theme');
    await faultyTheme(theme);
    const terminal = recordingTerminal(null, { isForPeople: true, colour: true });
    printReport(terminal, { access: null, findings: await examineTheme(theme, ENDPOINT) });
    const command = `$ npx --no guide-messaging-auth doctor --theme ./my-theme --endpoint ${ENDPOINT}`;
    const lines = [command, ...terminal.printed.flatMap((text) => text.split('\n'))];
    return windowPicture({
      title: 'Terminal',
      label:
        'The doctor’s report about a theme: each problem with its place, the reason and the fix',
      lines: lines.flatMap(wrapped),
      paper: '#16211f',
      ink: '#e6ece9',
      bar: '#2b3a37',
      columns: COLUMNS,
    });
  } finally {
    await rm(parent, { recursive: true });
  }
}

/** The kit's theme with a head block, a policy that forbids the endpoint, and another sign-in. */
async function faultyTheme(folder: string): Promise<void> {
  await cp(join(packageRoot, 'theme'), folder, { recursive: true });
  const block = await headBlock({
    widget: 'messaging',
    attributes: settingsAttributes(signInDefaults),
  });
  const policy = `<meta http-equiv="Content-Security-Policy" content="connect-src 'self'">`;
  await writeFile(join(folder, 'templates/document_head.hbs'), `${policy}\n${block}\n`);
  await appendFile(join(folder, 'script.js'), "\nzE('messenger', 'loginUser', giveToken);\n");
  const manifest = await readFile(join(folder, 'manifest.json'), 'utf8');
  const withEndpoint = manifest.replace(
    /("identifier": "messaging_token_endpoint"[^}]*"value": )""/,
    `$1"${ENDPOINT}"`,
  );
  await writeFile(join(folder, 'manifest.json'), withEndpoint);
}

const COLORS: Readonly<Record<string, string>> = {
  31: '#ff8a80',
  32: '#7fd99a',
  33: '#f2cf66',
  36: '#7fd3e6',
  2: '#93a39e',
};

/** A line of a terminal, in lines of the picture's width; what goes on is indented. */
function wrapped(text: string): Line[] {
  const lines: Span[][] = [[]];
  let used = 0;
  for (const { text: piece, color } of spansOf(text)) {
    for (const word of piece.split(/(?<= )/)) {
      if (used + word.trimEnd().length > COLUMNS) {
        lines.push([{ text: ' '.repeat(11) }]);
        used = 11;
      }
      lines.at(-1)?.push(color ? { text: word, color } : { text: word });
      used += word.length;
    }
  }
  return lines.map((spans) => ({ spans: joined(spans) }));
}

/** Neighbours of one colour as one piece. */
function joined(spans: readonly Span[]): Span[] {
  const pieces: Span[] = [];
  for (const span of spans) {
    const last = pieces.at(-1);
    if (last && last.color === span.color)
      pieces.splice(-1, 1, { ...last, text: last.text + span.text });
    else pieces.push(span);
  }
  return pieces;
}

/** How a terminal is given a colour: ECMA-48, "select graphic rendition". */
const COLOR_CODE = new RegExp(`${String.fromCharCode(27)}\\[(\\d+)m`);

/** A text with colour codes, in pieces; every second part that the pattern splits off is a code. */
function spansOf(text: string): Span[] {
  let color: string | undefined;
  return text.split(COLOR_CODE).flatMap((piece, index) => {
    if (index % 2 === 1) {
      color = COLORS[piece];
      return [];
    }
    return piece === '' ? [] : [color ? { text: piece, color } : { text: piece }];
  });
}

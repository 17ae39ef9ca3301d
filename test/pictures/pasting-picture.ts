import { headBlock } from '../../src/head-block/index.js';
import { CHARACTER, LINE, type Line, placeOf, windowPicture } from './svg-text.js';

const COLUMNS = 96;
const BLOCK = '#fff3c9';
const DIM = '#6b7572';

/** The end of a theme's document_head.hbs, with the head block pasted. A drawing, not Guide's editor. */
export async function pastingPicture(): Promise<string> {
  const endpoint = 'https://jwt.example.com/messaging';
  const attributes = { endpoint: { text: endpoint }, proof: { text: 'help-center-jwt' } };
  const [start = '', script = '', end = ''] = (
    await headBlock({ widget: 'messaging', attributes })
  ).split('\n');
  const attribute = `data-endpoint="${endpoint}"`;
  const tag = script.slice(0, script.indexOf('>') + 1);
  const [before = '', after = ''] = tag.split(attribute);
  const code = script.slice(tag.length);
  const lines: Line[] = [
    dim('  1  <meta content="width=device-width, initial-scale=1.0" name="viewport" />'),
    dim('  2  <link rel="preconnect" href="https://fonts.example.com">'),
    dim('  3  <meta name="theme-color" content="#17494d">'),
    inBlock(`  4  ${start}`),
    {
      background: BLOCK,
      spans: [{ text: `  5  ${before}` }, { text: attribute, color: '#9a3412', bold: true }],
    },
    inBlock(`     ${after.trim()}`),
    inBlock(`     ${code.slice(0, 50)} … ${code.slice(-26)}`),
    inBlock(`  6  ${end}`),
  ];
  const value = placeOf(4, 5 + before.length);
  const box = `<rect x="${value.x - 3}" y="${value.y + 1}" width="${attribute.length * CHARACTER + 6}" height="${LINE - 2}" rx="4" fill="none" stroke="#9a3412" stroke-width="1.5"/>
${note(3, '1  paste at the end')}
${note(4, '2  your endpoint')}
`;
  return windowPicture({
    title: 'my theme / document_head.hbs   (a drawing: your editor looks different)',
    label:
      'The head block at the end of document_head.hbs, with the address of the endpoint in data-endpoint',
    lines,
    paper: '#ffffff',
    ink: '#1c2421',
    bar: '#e9e7e1',
    columns: COLUMNS,
    over: box,
  });
}

const dim = (text: string): Line => ({ spans: [{ text, color: DIM }] });
const inBlock = (text: string): Line => ({ background: BLOCK, spans: [{ text }] });

/** Words at the right edge of a line. */
function note(line: number, words: string): string {
  const { x, y } = placeOf(line, COLUMNS);
  return `<text x="${x}" y="${y + 14}" text-anchor="end" fill="#9a3412" font-weight="bold">${words}</text>`;
}

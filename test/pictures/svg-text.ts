/** One piece of a line, in one colour. */
export interface Span {
  readonly text: string;
  readonly color?: string;
  readonly bold?: boolean;
}

/** A line of text in a picture, with what is behind it. */
export interface Line {
  readonly spans: readonly Span[];
  readonly background?: string;
}

const SIZE = 13;
export const CHARACTER = 7.8;
export const LINE = 20;
const MARGIN = 20;
const BAR = 36;

/** What a window shows: a bar with its title, lines of text, and what is drawn over them. */
export interface WindowPicture {
  readonly title: string;
  /** For people who cannot see it. */
  readonly label: string;
  readonly lines: readonly Line[];
  readonly paper: string;
  readonly ink: string;
  readonly bar: string;
  /** In characters. */
  readonly columns: number;
  readonly over?: string;
}

/** Where a character is in the picture: its left edge and its line's top. */
export const placeOf = (line: number, column: number) => ({
  x: MARGIN + column * CHARACTER,
  y: BAR + 12 + line * LINE,
});

export const escapeXml = (text: string): string =>
  text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);

/**
 * Draws a window of text as SVG. Each piece is stretched to its number of characters, so that the
 * picture is the same whichever monospaced font the reader has.
 */
export function windowPicture(picture: WindowPicture): string {
  const { title, label, lines, paper, ink, bar, columns, over = '' } = picture;
  const width = Math.ceil(2 * MARGIN + columns * CHARACTER);
  const height = BAR + 24 + lines.length * LINE;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="${escapeXml(label)}" font-family="ui-monospace, Menlo, Consolas, 'DejaVu Sans Mono', monospace" font-size="${SIZE}">
<rect width="${width}" height="${height}" rx="8" fill="${paper}"/>
<path d="M0 ${BAR}V8a8 8 0 0 1 8-8H${width - 8}a8 8 0 0 1 8 8V${BAR}z" fill="${bar}"/>
<text x="${MARGIN}" y="23" fill="${ink}" font-weight="bold">${escapeXml(title)}</text>
${lines.map((line, index) => drawn(line, index, width, ink)).join('\n')}
${over}</svg>
`;
}

function drawn({ spans, background }: Line, index: number, width: number, ink: string): string {
  const { y } = placeOf(index, 0);
  const behind = background
    ? `<rect x="8" y="${y}" width="${width - 16}" height="${LINE}" fill="${background}"/>`
    : '';
  let column = 0;
  const pieces = spans.map(({ text, color = ink, bold }) => {
    const { x } = placeOf(index, column);
    column += text.length;
    if (text.trim() === '') return '';
    const length = (text.length * CHARACTER).toFixed(1);
    const weight = bold ? ' font-weight="bold"' : '';
    return `<text xml:space="preserve" x="${x.toFixed(1)}" y="${y + 14}" fill="${color}"${weight} textLength="${length}" lengthAdjust="spacingAndGlyphs">${escapeXml(text)}</text>`;
  });
  return behind + pieces.join('');
}

const SVG = 'http://www.w3.org/2000/svg';

/** Strokes on a grid of 24. */
const PATHS = {
  bubble: 'M4 5.5h16v11h-8.5L7 20.5v-4H4z',
  close: 'M6 6l12 12M18 6L6 18',
  check: 'M7 12.5l3.4 3.4L17 8.8',
  send: 'M4 12h15M13 6l6 6-6 6',
} as const;

/** A drawing next to a text with the same meaning, hence hidden from screen readers. */
export function icon(name: keyof typeof PATHS, size = 24): SVGSVGElement {
  const svg = document.createElementNS(SVG, 'svg');
  const attributes = { viewBox: '0 0 24 24', width: size, height: size, 'aria-hidden': true };
  for (const [attribute, value] of Object.entries(attributes)) {
    svg.setAttribute(attribute, String(value));
  }
  svg.setAttribute('class', `icon icon-${name}`);
  const path = document.createElementNS(SVG, 'path');
  path.setAttribute('d', PATHS[name]);
  svg.append(path);
  return svg;
}

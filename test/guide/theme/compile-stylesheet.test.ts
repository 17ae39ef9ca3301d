import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileStylesheet } from '../../../src/guide/theme/index.js';
import { NAMED_COLORS } from '../../../src/guide/theme/named-colors.js';
import { zcliStylesheet } from './zcli-stylesheet.js';

const input = {
  settings: {
    color: '#17494d',
    color_dark: 'rebeccapurple',
    size: 12,
    font: "'Segoe UI', sans-serif",
    shown: true,
    hidden: false,
    nothing: '',
    zero: 0,
    half: 'rgba(1, 2, 3, .5)',
    dollars: '$& $1',
  },
  assetNames: ['logo.png', 'hero+wide.jpg', 'a-b_c.min.js', 'font.woff2'],
  assetUrl: (name: string) => `/assets/${name}?v=1`,
};

describe('style.css is what zcli serves', () => {
  it.each([
    ['a { color: $color }'],
    ['a { color: $color_dark; background: $color; border-color: $color-dark }'],
    ['a { width: #{$size}px; height: $size + 1 }'],
    ['a { font-family: $font }'],
    ['a { content: "$color"; x: $unknown; y: #{$unknown} }'],
    ['a { x: $shown $hidden $nothing $zero #{$zero} $dollars }'],
    [
      'a { background: url($assets-logo-png) url($assets-hero-wide-jpg) url(#{$assets-font-woff2}) }',
    ],
    ['a { background: url($assets-none-png) }'],
    ['a { color: lighten($color, 10%) }'],
    ['a { color: darken( $color_dark , 5% ) }'],
    ['a { color: darken($half, 20%) }'],
    ['a { color: lighten(darken($color, 10%), 20%) }'],
    ['a { color: darken(rgba($color, .3), 5%) }'],
    ['a { color: lighten(hsla(180, 50%, 50%, 0.2), 20%) }'],
    ['a { color: lighten(transparent, 10%) }'],
    ['a { color: lighten(#0a0b0c99, 33%) }'],
    ['a { color: darken(rgb(10%, 20%, 30%), 4%) }'],
    ['a { color: darken(rgb(0 128 255 / 50%), 12%) }'],
    ['a { color: darken(rgba(300, -2, 4, 2), 3%) }'],
    ['$color$size #{$color}#{$size}'],
    [''],
  ])('%s', (source) => {
    expect(compileStylesheet(source, input)).toBe(zcliStylesheet(source, input));
  });

  it('but for white space, for two colours on one line', () => {
    const source = 'a { color: darken(#fff, 10%); border-color: lighten(#000, 7%) }';
    const dense = (css: string) => css.replaceAll(' ', '');
    expect(dense(compileStylesheet(source, input))).toBe(dense(zcliStylesheet(source, input)));
  });

  it('for every named colour', () => {
    const source = [...NAMED_COLORS.keys()]
      .map((name) => `a{color:darken(${name}, 0%)}\nb{color:lighten(${name}, 17%)}`)
      .join('\n');
    expect(compileStylesheet(source, input)).toBe(zcliStylesheet(source, input));
  });

  const byte = fc.integer({ min: 0, max: 255 });
  const percent = fc.integer({ min: 0, max: 100 });
  const alpha = fc.integer({ min: 0, max: 100 }).map((part) => part / 100);
  const color = fc.oneof(
    fc.tuple(byte, byte, byte).map((parts) => `rgb(${parts.join(', ')})`),
    fc.tuple(byte, byte, byte, alpha).map((parts) => `rgba(${parts.join(', ')})`),
    fc
      .tuple(fc.integer({ min: 0, max: 360 }), percent, percent)
      .map(([hue, saturation, lightness]) => `hsl(${hue}, ${saturation}%, ${lightness}%)`),
    fc.constantFrom(3, 4, 6, 8).chain((length) =>
      fc
        .string({
          unit: fc.constantFrom(...'0123456789abcdef'),
          minLength: length,
          maxLength: length,
        })
        .map((digits) => `#${digits}`),
    ),
  );

  it('for any colour, lighter and darker', () => {
    const rule = fc
      .tuple(fc.constantFrom('lighten', 'darken'), color, percent)
      .map(([name, value, amount]) => `a{color:${name}(${value}, ${amount}%)}`);
    // Thirty in one stylesheet: starting Sass takes longer than a colour.
    fc.assert(
      fc.property(fc.array(rule, { minLength: 30, maxLength: 30 }), (rules) => {
        const source = rules.join('\n');
        expect(compileStylesheet(source, input)).toBe(zcliStylesheet(source, input));
      }),
      { numRuns: 10 },
    );
  });

  it('for any settings and any places where they are used', () => {
    const name = fc.string({
      unit: fc.constantFrom('a', 'b', '_', '1'),
      minLength: 1,
      maxLength: 4,
    });
    const value = fc.oneof(
      fc.string({ unit: fc.constantFrom(...'#a1 $&') }),
      fc.integer(),
      fc.boolean(),
    );
    const piece = fc.oneof(
      name.map((id) => `$${id}`),
      name.map((id) => `#{$${id}}`),
      fc.constantFrom(' ', '-', '_', ';', '$', '{', '}'),
    );
    const settings = fc.dictionary(name, value);
    fc.assert(
      fc.property(fc.array(piece), settings, (pieces, values) => {
        const one = { ...input, settings: values };
        expect(compileStylesheet(pieces.join(''), one)).toBe(zcliStylesheet(pieces.join(''), one));
      }),
      { numRuns: 300 },
    );
  });
});

describe('what cannot be computed', () => {
  it.each([
    ['a { color: lighten(var(--brand), 10%) }'],
    ['a { color: darken(currentColor, 10%) }'],
    ['a { color: darken(#fff, 150%) }'],
    ['a { color: lighten($unknown, 10%) }'],
  ])('stays as it is: %s', (source) => {
    expect(compileStylesheet(source, input)).toBe(source);
  });

  it('does not keep others on the same line from being computed', () => {
    const source = 'a{color:lighten(var(--brand),10%)}b{color:darken(#fff,10%)}';
    expect(compileStylesheet(source, input)).toBe(
      'a{color:lighten(var(--brand),10%)}b{color:#e6e6e6}',
    );
  });
});

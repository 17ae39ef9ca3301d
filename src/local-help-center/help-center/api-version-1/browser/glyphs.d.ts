/** The icon font of the drawings, as a `data:` URL. */
declare module '*.glyphs' {
  const url: string;
  export default url;
}

/** esbuild's loader `text`: the stylesheet as it is written. */
declare module '*.css' {
  const text: string;
  export default text;
}

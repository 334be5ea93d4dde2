// Pages are bundled as their bytes.

declare module '*.html' {
  const bytes: Uint8Array;
  export default bytes;
}

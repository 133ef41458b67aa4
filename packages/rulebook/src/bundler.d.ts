// What the test runner's bundler answers to two kinds of import; nothing of this is in the package itself.
declare module "*?raw" {
  const text: string;
  export default text;
}

interface ImportMeta {
  glob<T>(pattern: string, options: { readonly query: string; readonly import: string; readonly eager: true }): Record<string, T>;
}

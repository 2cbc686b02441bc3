declare module 'subset-font' {
  /** Cuts the glyphs of a text out of a font (HarfBuzz). */
  function subsetFont(font: Uint8Array, text: string, options: { targetFormat: 'sfnt' | 'woff2' }): Promise<Uint8Array>;
  export = subsetFont;
}

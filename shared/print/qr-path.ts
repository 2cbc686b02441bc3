import qrcode from 'qrcode-generator';

/** A text as a QR code (ISO/IEC 18004, level M): the dark modules as an SVG path of unit squares, and how many modules a side has. */
export function qrPath(text: string): { path: string; modules: number } {
  const code = qrcode(0, 'M');
  code.addData(text, 'Byte');
  code.make();
  const modules = code.getModuleCount();
  const places = Array.from({ length: modules }, (_, place) => place);
  const dark = places.flatMap((row) =>
    places.filter((column) => code.isDark(row, column)).map((column) => [column, row]),
  );
  return { path: dark.map(([column, row]) => `M${column} ${row}h1v1h-1z`).join(''), modules };
}

import { qrPath } from '#shared/print/qr-path.ts';

/** Modules of light around a QR code, without which readers may not see it (ISO/IEC 18004). */
const quiet = 4;

/** A text as a QR code; whoever cannot scan it has the text beside it. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const { path, modules } = qrPath(text);
  const side = modules + 2 * quiet;
  return (
    <svg className="qr-code" role="img" aria-label={label} viewBox={`${-quiet} ${-quiet} ${side} ${side}`}>
      <path d={path} shapeRendering="crispEdges" />
    </svg>
  );
}

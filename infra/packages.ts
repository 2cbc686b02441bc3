import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Parts of packages that a function never opens, most of them for other machines or for browsers. */
const unused = [
  '@napi-rs',
  'onnxruntime-node/bin/napi-v6/darwin',
  'onnxruntime-node/bin/napi-v6/win32',
  'onnxruntime-node/bin/napi-v6/linux/x64',
  '@node-rs/jieba/idf.txt',
  '@hyzyla/pdfium/dist/worker.bundle.js',
  'pdfjs-dist/build',
  'pdfjs-dist/web',
  'pdfjs-dist/types',
  'pdfjs-dist/legacy/web',
  'pdfjs-dist/legacy/image_decoders',
  'pdfjs-dist/legacy/build/pdf.mjs.map',
  'pdfjs-dist/legacy/build/pdf.worker.mjs.map',
  'pdfjs-dist/legacy/build/pdf.renderer.mjs.map',
  'pdfjs-dist/legacy/build/pdf.sandbox.mjs.map',
];

/**
 * Puts packages that cannot be bundled, because they carry programs and data of their own, beside a bundle: built for
 * the machine that the function runs on, in the versions of this checkout.
 */
export function installPackages(folder: string, names: readonly string[]): void {
  const own = JSON.parse(readFileSync(fileURLToPath(new URL('../package.json', import.meta.url)), 'utf8'));
  const dependencies = Object.fromEntries(names.map((name) => [name, own.dependencies[name]]));
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ private: true, type: 'module', dependencies }));
  const flags = ['--os=linux', '--cpu=arm64', '--libc=glibc', '--ignore-scripts', '--no-audit', '--no-fund'];
  execFileSync('npm', ['install', '--omit=dev', '--no-package-lock', ...flags], { cwd: folder, stdio: 'pipe' });
  for (const path of unused) rmSync(join(folder, 'node_modules', path), { recursive: true, force: true });
}

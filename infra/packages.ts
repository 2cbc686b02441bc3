import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, globSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const checkout = fileURLToPath(new URL('..', import.meta.url));

/** Parts of packages that a function never opens, most of them for other machines or for browsers; paths and patterns. */
const unused = [
  '@napi-rs',
  'onnxruntime-node/bin/napi-v6/darwin',
  'onnxruntime-node/bin/napi-v6/win32',
  'onnxruntime-node/bin/napi-v6/linux/x64',
  '@node-rs/jieba/idf.txt',
  '@fontsource/noto-sans-sc/{*.css,scss,unicode.json}',
  '@fontsource/noto-sans-sc/files/*.woff',
  '@fontsource/noto-sans-sc/files/*-{1,2,3,5,6,8,9}00-normal.woff2',
  '@fontsource/noto-sans-sc/files/noto-sans-sc-[0-9]*.woff2',
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
 * the machine that the function runs on, in the versions of this checkout. They are fetched once for these versions.
 */
export function installPackages(folder: string, names: readonly string[]): void {
  const own = JSON.parse(readFileSync(join(checkout, 'package.json'), 'utf8'));
  const dependencies = Object.fromEntries(names.map((name) => [name, own.dependencies[name]]));
  const manifest = JSON.stringify({ private: true, type: 'module', dependencies });
  const digest = createHash('sha256').update(manifest).update(unused.join()).digest('hex').slice(0, 16);
  const kept = join(checkout, '.build', 'packages', digest);
  if (!existsSync(kept)) fetchPackages(kept, manifest);
  cpSync(kept, folder, { recursive: true });
}

/** Two copies of the service fetch aside; whoever is first is kept. */
function fetchPackages(kept: string, manifest: string): void {
  const aside = `${kept}-${process.pid}`;
  mkdirSync(aside, { recursive: true });
  writeFileSync(join(aside, 'package.json'), manifest);
  const flags = ['--os=linux', '--cpu=arm64', '--libc=glibc', '--ignore-scripts', '--no-audit', '--no-fund'];
  execFileSync('npm', ['install', '--omit=dev', '--no-package-lock', ...flags], { cwd: aside, stdio: 'pipe' });
  const modules = join(aside, 'node_modules');
  for (const path of globSync(unused, { cwd: modules })) rmSync(join(modules, path), { recursive: true, force: true });
  if (existsSync(kept)) rmSync(aside, { recursive: true });
  else renameSync(aside, kept);
}

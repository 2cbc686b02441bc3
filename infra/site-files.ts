/**
 * Paths of the site that are files: CloudFront takes them straight from S3, the local gateway from the built site.
 * Everything else is a page.
 */
export const siteFiles = {
  /** Names hold a hash of the content, so a copy never goes stale. */
  hashed: ['/assets/*'],
  plain: ['/favicon.svg', '/offline.js', '/clients/*'],
};

const immutable = 'public, max-age=31536000, immutable';
const shortLived = 'public, max-age=300, s-maxage=3600';

/** Whether a request path is a file of the site. */
export function isSiteFile(path: string): boolean {
  return isHashed(path) || siteFiles.plain.some((pattern) => matches(path, pattern));
}

/** `Cache-Control` of a file of the site. */
export function cachePolicyOf(path: string): string {
  return isHashed(path) ? immutable : shortLived;
}

function isHashed(path: string): boolean {
  return siteFiles.hashed.some((pattern) => matches(path, pattern));
}

function matches(path: string, pattern: string): boolean {
  return pattern.endsWith('*') ? path.startsWith(pattern.slice(0, -1)) : path === pattern;
}

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { faultOfUrl, isPublicAddress } from '#shared/webhooks/public-address.ts';

test.each(['1.1.1.1', '223.5.5.5', '93.184.216.34', '2400:3200::1', '2606:4700:4700::1111'])(
  '%s is of the public Internet',
  (address) => {
    expect(isPublicAddress(address)).toBe(true);
  },
);

test.each([
  ['127.0.0.1', 'loopback'],
  ['127.255.255.254', 'loopback'],
  ['0.0.0.0', 'this host'],
  ['10.1.2.3', 'private'],
  ['172.16.0.1', 'private'],
  ['172.31.255.255', 'private'],
  ['192.168.1.1', 'private'],
  ['169.254.169.254', 'metadata of a cloud'],
  ['100.100.100.200', 'metadata of a cloud behind carrier addresses'],
  ['192.0.2.1', 'documentation'],
  ['198.18.0.1', 'benchmarks'],
  ['224.0.0.1', 'multicast'],
  ['255.255.255.255', 'broadcast'],
  ['::', 'unspecified'],
  ['::1', 'loopback'],
  ['fe80::1', 'link'],
  ['fe80::1%eth0', 'link with a zone'],
  ['fc00::1', 'unique local'],
  ['fd00:ec2::254', 'metadata of a cloud'],
  ['ff02::1', 'multicast'],
  ['::ffff:10.0.0.1', 'mapped IPv4'],
  ['::ffff:a9fe:a9fe', 'mapped IPv4'],
  ['64:ff9b::a9fe:a9fe', 'translated IPv4'],
  ['2002:a9fe:a9fe::', '6to4'],
  ['2001:0:1::', 'Teredo'],
  ['2001:db8::1', 'documentation'],
  ['example.org', 'no address'],
])('%s is not: %s', (address) => {
  expect(isPublicAddress(address)).toBe(false);
});

test('no address of a private network is public, however it is written into IPv6', () => {
  const octet = fc.integer({ min: 0, max: 255 });
  fc.assert(
    fc.property(octet, octet, octet, (b, c, d) => {
      const dotted = `10.${b}.${c}.${d}`;
      expect([dotted, `::ffff:${dotted}`, `::${dotted}`, `64:ff9b::${dotted}`].filter(isPublicAddress)).toEqual([]);
    }),
  );
});

describe('an address that messages shall go to', () => {
  test.each([
    ['https://hooks.example.org/a', undefined],
    ['https://1.1.1.1/', undefined],
    ['http://hooks.example.org/', 'not-https'],
    ['ftp://hooks.example.org/', 'not-https'],
    [`https://${'me:secret'}@hooks.example.org/`, 'credentials'],
    ['https://10.0.0.1/', 'not-public'],
    ['https://[::1]/', 'not-public'],
    ['https://[::ffff:127.0.0.1]/', 'not-public'],
    ['https://2130706433/', 'not-public'],
    ['https://0x7f.1/', 'not-public'],
    ['http://127.0.0.1:8080/', 'not-https'],
    ['no address', 'no-address'],
  ])('%s: %s', (url, fault) => {
    expect(faultOfUrl(url, { allowsLoopback: false })).toBe(fault);
  });

  test('may be one of this computer, and plain, when the service runs there itself', () => {
    const local = ['http://127.0.0.1:8080/', 'http://localhost:8080/', 'http://[::1]:8080/'];
    expect(local.map((url) => faultOfUrl(url, { allowsLoopback: true }))).toEqual([undefined, undefined, undefined]);
    expect(faultOfUrl('http://10.0.0.1/', { allowsLoopback: true })).toBe('not-https');
    expect(faultOfUrl('https://10.0.0.1/', { allowsLoopback: true })).toBe('not-public');
  });
});

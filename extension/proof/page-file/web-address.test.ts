// Addresses in a copy open no one's session.
import { expect, test } from 'vitest';
import { withoutSecrets } from './web-address.ts';

test.each([
  ['https://a.example/x?id=3&token=abc', 'https://a.example/x?id=3'],
  ['https://a.example/x?access_token=abc&page=2', 'https://a.example/x?page=2'],
  ['https://a.example/x?sessionId=1&PHPSESSID=2&sesskey=3&q=hands', 'https://a.example/x?q=hands'],
  ['https://a.example/x;jsessionid=1A2B?y=1', 'https://a.example/x?y=1'],
  ['https://me:secret@a.example/', 'https://a.example/'],
  ['https://a.example/#access_token=abc&state=1', 'https://a.example/'],
  ['https://a.example/#section-2', 'https://a.example/#section-2'],
  ['https://a.example/f.pdf?X-Amz-Signature=aa&X-Amz-Credential=bb&part=1', 'https://a.example/f.pdf?part=1'],
  ['https://a.example/?u=eyJhbGciOi.eyJzdWIi.c2ln', 'https://a.example/'],
  ['https://a.example/course?keyword=hands&coder=1', 'https://a.example/course?keyword=hands&coder=1'],
  ['/more?sid=9&x=1', 'https://base.example/more?x=1'],
])('%s becomes %s', (address, expected) => {
  expect(withoutSecrets(address, 'https://base.example/page')).toBe(expected);
});

test.each([
  'javascript:alert(1)',
  'data:text/html,x',
  'blob:https://a.example/1',
  'file:///etc/passwd',
  'mailto:a@b.example',
  'http://',
])('%s is no address of the web', (address) => {
  expect(withoutSecrets(address, 'https://base.example/page')).toBe('');
});

// What is asked of S3-compatible storage when it is busy, silent, or will not have us. A real one is in bucket-file-store.test.ts.
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { openBucket } from './s3-bucket.ts';
import { bucketAddress, openS3Requests, type S3Settings } from './s3-requests.ts';

async function aStorageThat(answers: RequestListener): Promise<S3Settings> {
  const server = createServer(answers);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { endpoint, bucket: 'waymark', region: 'us-east-1', isPathStyle: true, accessKey: 'a', secretKey: 'b' };
}

const refusal = (code: string) => `<?xml version="1.0"?><Error><Code>${code}</Code></Error>`;

test.each([
  ['https://s3.example.com', true, 'https://s3.example.com/waymark/'],
  ['https://s3.example.com', false, 'https://waymark.s3.example.com/'],
  ['https://cpd.example:9000/storage/s3/', true, 'https://cpd.example:9000/storage/s3/waymark/'],
  ['https://cpd.example:9000/storage/s3', false, 'https://waymark.cpd.example:9000/storage/s3/'],
])('a bucket at %s is reached by path (%s) or host', (endpoint, isPathStyle, address) => {
  expect(bucketAddress({ endpoint, bucket: 'waymark', isPathStyle }).href).toBe(address);
});

test('a storage that is busy is asked again', async () => {
  let asked = 0;
  const bucket = openBucket(
    await aStorageThat((_, response) => {
      asked += 1;
      response.writeHead(asked < 3 ? 503 : 200).end(asked < 3 ? refusal('SlowDown') : '');
    }),
  );
  await bucket.put('key', new Uint8Array(3));
  expect(asked).toBe(3);
});

test('a storage that refuses is asked once, and what it said is told', async () => {
  let asked = 0;
  const bucket = openBucket(
    await aStorageThat((_, response) => {
      asked += 1;
      response.writeHead(403).end(refusal('RequestTimeTooSkewed'));
    }),
  );
  await expect(bucket.get('key')).rejects.toMatchObject({ code: '403 RequestTimeTooSkewed' });
  expect(asked).toBe(1);
});

test('a storage that sends elsewhere is not followed', async () => {
  const bucket = openBucket(
    await aStorageThat((_, response) => {
      response.writeHead(301, { Location: 'http://127.0.0.1:2/' }).end(refusal('PermanentRedirect'));
    }),
  );
  await expect(bucket.sizesOf(['key'])).rejects.toMatchObject({ code: '301' });
});

test('a storage that says nothing is not waited for', async () => {
  const ask = openS3Requests(await aStorageThat(() => undefined));
  const patience = { waitMs: 50, attempts: 2 };
  const asking = ask({ method: 'GET', key: 'key', patience }, (answer) => answer.text());
  await expect(asking).rejects.toMatchObject({ code: 'ETIMEDOUT' });
});

test('bytes that are fewer than were asked for are not taken for the part', async () => {
  const bucket = openBucket(
    await aStorageThat((_, response) => {
      response.writeHead(206, { 'Content-Range': 'bytes 0-2/3' }).end('abc');
    }),
  );
  const read = async () => {
    for await (const bytes of bucket.read('key', 0, 9)) expect(bytes).toHaveLength(3);
  };
  await expect(read()).rejects.toMatchObject({ code: 'another length than was asked for' });
});

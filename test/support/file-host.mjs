// @ts-check
// Files of a sender in a process of its own: file-host.mjs <bytes each> <token>. Answers every file of every message at Correspondence's addresses, each with bytes of its own.
import { createHash } from 'node:crypto';
import { createServer } from 'node:http';

const [, , size = '0', token = ''] = process.argv;
const common = Buffer.alloc(Number(size), createHash('sha512').update('klientbro').digest());
const server = createServer((request, response) => {
  if (request.headers.authorization !== `Bearer ${token}`) {
    response.writeHead(401).end();
    return;
  }
  const own = createHash('sha512')
    .update(request.url ?? '')
    .digest();
  response.writeHead(200, { 'content-type': 'application/octet-stream', 'content-length': common.length });
  response.write(own);
  response.end(common.subarray(own.length));
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  if (address !== null && typeof address === 'object') process.send?.({ origin: `http://127.0.0.1:${address.port}` });
});

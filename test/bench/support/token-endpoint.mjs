// @ts-check
// A token endpoint in a process of its own: every answer takes 50 ms, at most 50 are worked on at a time (others wait their turn), no
// signature is checked. GET /counts tells what came since the last time it was asked.
import { createServer } from 'node:http';

const ANSWER_MS = 50;
const AT_ONCE = 50;

/** @type {Set<string>} */
let ids = new Set();
let grants = 0;
let repeated = 0;
let most = 0;
let present = 0;
let working = 0;
/** @type {(() => void)[]} */
const queue = [];

const next = () => {
  while (working < AT_ONCE) {
    const run = queue.shift();
    if (!run) return;
    working += 1;
    setTimeout(() => {
      working -= 1;
      run();
      next();
    }, ANSWER_MS);
  }
};

const server = createServer((request, response) => {
  if (request.method === 'GET') {
    response.end(JSON.stringify({ grants, repeated, most }));
    [ids, grants, repeated, most] = [new Set(), 0, 0, 0];
    return;
  }
  let body = '';
  request.setEncoding('utf8').on('data', (part) => {
    body += part;
  });
  request.on('end', () => {
    const payload = new URLSearchParams(body).get('assertion')?.split('.')[1] ?? '';
    const { jti } = JSON.parse(Buffer.from(payload, 'base64url').toString());
    grants += 1;
    if (ids.has(jti)) repeated += 1;
    ids.add(jti);
    present += 1;
    most = Math.max(most, present);
    queue.push(() => {
      present -= 1;
      response.setHeader('content-type', 'application/json');
      // As long as a real one, which carries its claims and a signature.
      response.end(
        JSON.stringify({ access_token: 'x'.repeat(1_100), token_type: 'Bearer', expires_in: 599, scope: 's' }),
      );
    });
    next();
  });
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  process.send?.(typeof address === 'object' && address ? address.port : 0);
});

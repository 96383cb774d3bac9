import { createHash, randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import type { RequestListener } from 'node:http';
import { createServer as createSecure } from 'node:https';
import { connect, createServer, type Socket, type TcpNetConnectOpts } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { inTurn } from '../../../../electron/engine/http/pieces.ts';
import { temporaryFolder, until } from '../support.ts';
import { authority } from './certificates.ts';
import { doorTo, listening } from './network.ts';
import { door } from './server.ts';

const digest = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const BYTES = 1_500_000;

describe('memory that a socket reads into again', () => {
  const files = new Map(Array.from({ length: 24 }, (_, index) => [`/${index}`, randomBytes(BYTES + index)]));
  const answer: RequestListener = ({ url = '' }, response) => {
    const file = files.get(url);
    // Every other without its length told.
    response.writeHead(200, Number(url.slice(1)) % 2 === 0 ? { 'content-length': file?.length } : {});
    response.end(file);
  };
  const fetchedAsTheyAre = async (http: ReturnType<typeof doorTo>['http'], origin: string): Promise<void> => {
    const all = [...files].map(async ([path, file]) => {
      const got = await http.send({ method: 'GET', url: `${origin}${path}` });
      expect(got.ok && digest(got.value.bytes)).toBe(digest(file));
    });
    await Promise.all(all);
  };

  it('mixes up nothing of many answers at once', async () => {
    const { http, origin } = await door(answer);
    await fetchedAsTheyAre(http, origin);
  });

  it('nor of those that are encrypted', async () => {
    const root = authority('Firmaets rot');
    const { certificate: cert, key } = root.issue();
    const host = await listening(createSecure({ cert, key }, answer));
    const extraRoots = join(temporaryFolder(), 'extra-roots.pem');
    writeFileSync(extraRoots, root.certificate);
    await fetchedAsTheyAre(doorTo(host, { extraRoots }).http, `https://${host}`);
  });

  it('is left alone while what it holds waits for somebody', async () => {
    const sent = randomBytes(BYTES);
    const host = await listening(createServer((from) => void from.end(sent)));
    const options: TcpNetConnectOpts & { readableHighWaterMark: number } = {
      ...{ port: Number(host.split(':')[1]), host: '127.0.0.1', readableHighWaterMark: BYTES },
      onread: inTurn(() => socket),
    };
    const socket: Socket = connect(options);
    const got: Buffer[] = [];
    // Taken late, and held.
    await until(() => socket.readableLength === BYTES, 'all of it, and nobody who takes it');
    socket.on('readable', () => {
      for (let piece = socket.read() as Buffer | null; piece; piece = socket.read() as Buffer | null)
        got.push(Buffer.from(piece));
    });
    await new Promise((resolve) => socket.once('end', resolve));
    expect(digest(Buffer.concat(got))).toBe(digest(sent));
  });

  it('is two pieces where each is taken at once', async () => {
    const sent = randomBytes(BYTES);
    const host = await listening(createServer((from) => void from.end(sent)));
    const memory = new Set<ArrayBufferLike>();
    const socket: Socket = connect({
      ...{ port: Number(host.split(':')[1]), host: '127.0.0.1' },
      onread: inTurn(() => socket),
    });
    let size = 0;
    socket.on('data', (piece: Buffer) => {
      memory.add(piece.buffer);
      size += piece.length;
    });
    await new Promise((resolve) => socket.once('end', resolve));
    expect([size, memory.size]).toEqual([BYTES, 2]);
  });
});

// A static file server for a build of the app: what any ordinary web host does, and nothing more.
// `cargo xtask serve` runs it (`node static-server.mjs <folder> <port>`); the browser tests import it and
// stop it to be offline.

import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const TYPES = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
};

/**
 * Serves `folder` on 127.0.0.1. Port 0 picks a free one; `start` after `stop` takes the same again;
 * `deploy` puts another build in its place.
 */
export async function serve(folder, port = 0) {
  const server = createServer((request, response) => answer(folder, request, response));
  const start = async () => {
    await new Promise((resolve, reject) => server.once('error', reject).listen(port, '127.0.0.1', resolve));
    port = server.address().port;
  };
  const stop = () =>
    new Promise((resolve) => {
      server.close(resolve);
      server.closeAllConnections();
    });

  const deploy = (next) => {
    folder = next;
  };

  await start();
  return { origin: `http://127.0.0.1:${port}`, start, stop, deploy };
}

async function answer(folder, request, response) {
  const { pathname } = new URL(request.url, 'http://localhost');
  // An address without a file ending is a page of the app (a deep link): the router reads it.
  const name = path.extname(pathname) ? pathname : '/index.html';
  const body = await readFile(path.join(folder, path.normalize(name))).catch(() => null);
  if (!body) return response.writeHead(404).end();

  const etag = `"${createHash('sha256').update(body).digest('base64url')}"`;
  const headers = {
    'Content-Type': TYPES[path.extname(name)] ?? 'application/octet-stream',
    // Ask every time, transfer only what changed: always the build that lies in the folder.
    'Cache-Control': 'no-cache',
    ETag: etag,
    'X-Content-Type-Options': 'nosniff',
  };
  if (request.headers['if-none-match'] === etag) return response.writeHead(304, headers).end();
  response.writeHead(200, headers).end(body);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [, , folder, port] = process.argv;
  try {
    const { origin } = await serve(folder, Number(port));
    console.log(`\nRedress is at ${origin} (Ctrl+C stops it)`);
  } catch (reason) {
    console.error(`Cannot listen on port ${port}: ${reason.message}. Choose another with --port.`);
    process.exitCode = 1;
  }
}

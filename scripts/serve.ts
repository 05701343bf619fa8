import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import sirv from 'sirv';

export interface Served {
  readonly url: string;
  readonly server: Server;
}

/**
 * Serves the built app and, under `/tilesets/`, the city folders; both with range requests, on
 * loopback only. Takes the next free port where `port` is taken; port 0 takes any.
 */
export async function serve(options: {
  readonly app: string;
  readonly tilesets: string;
  readonly port: number;
}): Promise<Served> {
  const app = sirv(options.app, { dev: true });
  const cities = sirv(options.tilesets, { dev: true });
  const server = createServer((request, response) => {
    const missing = (): void => {
      response.statusCode = 404;
      response.setHeader('content-type', 'text/plain; charset=utf-8');
      response.end('not found');
    };
    const path = request.url ?? '/';
    if (path.startsWith('/tilesets/')) {
      request.url = path.slice('/tilesets'.length);
      cities(request, response, missing);
    } else {
      app(request, response, missing);
    }
  });
  const port = await listen(server, options.port);
  return { url: `http://localhost:${port}/`, server };
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const onError = (error: NodeJS.ErrnoException): void => {
      if (error.code === 'EADDRINUSE' && port !== 0 && port < 65_535) {
        listen(server, port + 1).then(resolve, reject);
      } else {
        reject(error);
      }
    };
    server.once('error', onError);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', onError);
      resolve((server.address() as AddressInfo).port);
    });
  });
}

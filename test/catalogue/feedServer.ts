import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Handler = (request: IncomingMessage, response: ServerResponse) => void;

/** A real HTTP server on loopback whose answer can be changed while it runs. */
export class FeedServer {
  readonly #server = createServer((request, response) => {
    this.requests.push(request);
    this.handler(request, response);
  });
  /** Requests so far. */
  readonly requests: IncomingMessage[] = [];
  handler: Handler = (_, response) => response.writeHead(404).end();
  url = '';

  static async start(): Promise<FeedServer> {
    const feed = new FeedServer();
    await new Promise<void>((done) => feed.#server.listen(0, '127.0.0.1', done));
    const { port } = feed.#server.address() as AddressInfo;
    feed.url = `http://127.0.0.1:${port}/feed`;
    return feed;
  }

  /** Answers with a body, its ETag, and 304 where the request already knows that. */
  serve(body: Uint8Array | string, etag: string, headers: Record<string, string> = {}): void {
    this.handler = (request, response) => {
      if (request.headers['if-none-match'] === etag) {
        response.writeHead(304, { etag, ...headers }).end();
        return;
      }
      response.writeHead(200, { etag, ...headers }).end(body);
    };
  }

  answer(
    status: number,
    headers: Record<string, string> = {},
    body: string | Uint8Array = '',
  ): void {
    this.handler = (_, response) => response.writeHead(status, headers).end(body);
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((done) => this.#server.close(done));
  }
}

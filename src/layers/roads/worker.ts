import { type GeometryRequest, serveGeometry } from './serve.ts';

const answer = serveGeometry((message, transfer = []) => self.postMessage(message, { transfer }));
self.onmessage = ({ data }: MessageEvent<GeometryRequest>) => answer(data);

import { type NetworkRequest, serveNetwork } from './serve.ts';

self.onmessage = ({ data }: MessageEvent<NetworkRequest>) =>
  void serveNetwork(data, (answer, transfer = []) => self.postMessage(answer, { transfer }));

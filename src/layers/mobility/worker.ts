import { type Answer, type Request, serveFeed } from './serve.ts';

const answer = serveFeed((message: Answer, transfer: Transferable[] = []) => {
  self.postMessage(message, { transfer });
});
self.onmessage = (event: MessageEvent<Request>) => void answer(event.data);

import { type DecodeAnswer, type DecodeRequest, decodePacked } from './decode.ts';
import { buffersOf } from './pack.ts';

self.onmessage = ({ data }: MessageEvent<DecodeRequest>): void => {
  const answer: DecodeAnswer = decodePacked(data);
  self.postMessage(answer, { transfer: 'packed' in answer ? buffersOf(answer.packed) : [] });
};

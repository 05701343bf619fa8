import { createNoise2D } from 'simplex-noise';
import { createRandom } from './random.ts';

/** Smooth noise in -1..1 over the plane, features about `size` metres wide. */
export type Noise = (x: number, y: number, size: number) => number;

export function createNoise(seed: number, channel: number): Noise {
  const noise = createNoise2D(createRandom(seed, channel, 0x6e6f));
  return (x, y, size) => noise(x / size, y / size);
}

/** Sum of four octaves, about -1..1. */
export function fractal(noise: Noise, x: number, y: number, size: number): number {
  let sum = 0;
  let amplitude = 0.55;
  let scale = size;
  for (let octave = 0; octave < 4; octave++) {
    sum += amplitude * noise(x + octave * 1713.7, y - octave * 913.3, scale);
    amplitude /= 2;
    scale /= 2;
  }
  return sum;
}

export function smoothstep(from: number, to: number, x: number): number {
  const t = Math.max(0, Math.min(1, (x - from) / (to - from)));
  return t * t * (3 - 2 * t);
}

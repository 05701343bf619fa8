import { rasterMemory, setRasterCap } from '../layers/raster/client.ts';
import { memoryStore } from '../state/memory.ts';

const pause = 1000;

/** Hands the cap to the rasters, and tells what they hold while somebody watches; returns the way to stop. */
export function followMemory(): () => void {
  let timer: ReturnType<typeof setInterval> | undefined;
  const tell = (): void =>
    void rasterMemory().then((memory) => memoryStore.setState({ used: memory?.used ?? 0 }));
  const follow = (): void => {
    const { watched } = memoryStore.getState();
    if (watched === (timer !== undefined)) return;
    clearInterval(timer);
    timer = watched ? setInterval(tell, pause) : undefined;
    if (watched) tell();
  };
  setRasterCap(memoryStore.getState().cap);
  const stop = memoryStore.subscribe((s, before) => {
    if (s.cap !== before.cap) setRasterCap(s.cap);
    follow();
  });
  return () => {
    stop();
    clearInterval(timer);
  };
}

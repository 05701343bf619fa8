import { asProblem } from '../problem/problem.ts';
import { cityStore } from '../state/city.ts';
import { serviceStore } from '../state/service.ts';

/** Opens the address that the "Add data" dialog asks for; the latest wins. */
export function followService(): () => void {
  let running: AbortController | undefined;
  return serviceStore.subscribe(({ asked }, before) => {
    if (asked === before.asked) return;
    running?.abort();
    if (asked !== undefined) {
      running = new AbortController();
      void open(asked.url, running.signal);
    }
  });
}

async function open(url: string, signal: AbortSignal): Promise<void> {
  try {
    const { openService } = await import('../catalogue/open.ts');
    const bounds = cityStore.getState().catalogue?.bounds;
    const service = await openService(url, { signal, ...(bounds && { bounds }) });
    if (!signal.aborted) serviceStore.setState({ status: 'ready', service });
  } catch (error) {
    if (!signal.aborted)
      serviceStore.setState({ status: 'failed', problem: asProblem(error, url) });
  }
}

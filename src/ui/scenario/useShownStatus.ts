import { useEffect, useState } from 'react';
import type { ModelState, ModelStatus } from '../../state/forecast.ts';

const patienceMs = 300;

/** A model's status as shown: a run that is over before one notices does not make its line flicker. */
export function useShownStatus({ status, city }: ModelState): ModelStatus {
  const slow = useSlow(status === 'running');
  return status === 'running' && !slow && city !== undefined ? 'ready' : status;
}

/** True once something has been going on for longer than a person would notice. */
function useSlow(busy: boolean): boolean {
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    if (!busy) return setSlow(false);
    const timer = setTimeout(() => setSlow(true), patienceMs);
    return () => clearTimeout(timer);
  }, [busy]);
  return busy && slow;
}

import { useEffect, useState } from 'react';
import { Button } from 'react-aria-components';
import { useWords } from '../hooks.ts';

const idleSeconds = 90;
const warningSeconds = 15;
const events = ['pointerdown', 'keydown', 'wheel'] as const;

/** Puts everything back for the next visitor after 90 s without a touch, and warns 15 s before. */
export function IdleReset({ onReset }: { onReset: () => void }) {
  const t = useWords();
  const [idle, setIdle] = useState(0);
  useEffect(() => {
    const touched = (): void => setIdle(0);
    for (const event of events) window.addEventListener(event, touched);
    const timer = setInterval(() => setIdle((was) => was + 1), 1000);
    return () => {
      clearInterval(timer);
      for (const event of events) window.removeEventListener(event, touched);
    };
  }, []);
  useEffect(() => {
    if (idle === idleSeconds) onReset();
  }, [idle, onReset]);
  const left = idleSeconds - idle;
  if (left > warningSeconds || left <= 0) return null;
  return (
    <div className="panel kiosk-warning" role="alertdialog" aria-label={t('kiosk.stillThere')}>
      <h2>{t('kiosk.stillThere')}</h2>
      <p>{t('kiosk.resetIn', { count: left })}</p>
      <Button className="button primary" onPress={() => setIdle(0)}>
        {t('kiosk.stay')}
      </Button>
    </div>
  );
}

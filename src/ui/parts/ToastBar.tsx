import { XIcon } from '@phosphor-icons/react/X';
import { useEffect, useState } from 'react';
import { Button } from 'react-aria-components';
import { useStore } from 'zustand';
import { useWords } from '../hooks.ts';
import { IconButton } from './IconButton.tsx';
import { hideToast, toastStore } from './toastStore.ts';
import './toast.css';

const shownMs = 8000;

/** Goes away after 8 s, and waits while the pointer or focus is on it. */
export function ToastBar() {
  const t = useWords();
  const toast = useStore(toastStore, (s) => s.toast);
  const [held, setHeld] = useState(false);
  useEffect(() => {
    if (toast === undefined || held) return;
    const timer = setTimeout(hideToast, shownMs);
    return () => clearTimeout(timer);
  }, [toast, held]);
  return (
    <div className="toast-place" role="status">
      {toast === undefined ? null : (
        // biome-ignore lint/a11y/noStaticElementInteractions: holding a toast open is no action
        <div
          className="toast"
          key={toast.id}
          onPointerEnter={() => setHeld(true)}
          onPointerLeave={() => setHeld(false)}
          onFocus={() => setHeld(true)}
          onBlur={() => setHeld(false)}
        >
          <span>{toast.text}</span>
          {toast.action === undefined ? null : (
            <Button
              className="link"
              onPress={() => {
                toast.action?.run();
                hideToast();
              }}
            >
              {toast.action.label}
            </Button>
          )}
          <IconButton label={t('common.close')} onPress={hideToast}>
            <XIcon />
          </IconButton>
        </div>
      )}
    </div>
  );
}

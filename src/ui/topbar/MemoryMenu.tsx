import { MemoryIcon } from '@phosphor-icons/react/Memory';
import { useEffect, useId } from 'react';
import { Dialog, DialogTrigger, Meter, Popover } from 'react-aria-components';
import { useStore } from 'zustand';
import { memoryCaps, memoryStore, setMemoryCap } from '../../state/memory.ts';
import { useFormat, useWords } from '../hooks.ts';
import { IconButton } from '../parts/IconButton.tsx';
import './memory.css';

const mebibyte = 2 ** 20;

/** How much memory the rasters on the map hold, and may hold. */
export function MemoryMenu() {
  const t = useWords();
  return (
    <DialogTrigger>
      <IconButton label={t('memory.title')}>
        <MemoryIcon />
      </IconButton>
      <Popover className="popover" placement="bottom end">
        <Dialog className="memory" aria-label={t('memory.title')}>
          <MemoryBody />
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}

function MemoryBody() {
  const t = useWords();
  const format = useFormat();
  const id = useId();
  const cap = useStore(memoryStore, (s) => s.cap);
  const used = useStore(memoryStore, (s) => s.used) ?? 0;
  useEffect(() => {
    memoryStore.setState({ watched: true });
    return () => memoryStore.setState({ watched: false });
  }, []);
  const inMebibytes = (bytes: number): string =>
    format.join(format.step(bytes / mebibyte, 1), 'MiB');
  const usedOf = t('memory.usedOf', { used: inMebibytes(used), cap: inMebibytes(cap) });
  return (
    <>
      <h2 className="memory-title">{t('memory.title')}</h2>
      <Meter
        className="memory-meter"
        aria-label={t('memory.title')}
        value={Math.min(used, cap)}
        maxValue={cap}
        valueLabel={usedOf}
      >
        {({ percentage }) => (
          <>
            <span className="memory-bar">
              <span style={{ width: `${percentage}%` }} />
            </span>
            <span className="note number">{usedOf}</span>
          </>
        )}
      </Meter>
      <div className="memory-line">
        <label className="note grow" htmlFor={id}>
          {t('memory.most')}
        </label>
        <select
          id={id}
          className="select"
          value={cap / mebibyte}
          onChange={(event) => setMemoryCap(Number(event.currentTarget.value) * mebibyte)}
        >
          {memoryCaps.map((value) => (
            <option key={value} value={value}>
              {inMebibytes(value * mebibyte)}
            </option>
          ))}
        </select>
      </div>
      <p className="note faint">{t('memory.hint')}</p>
    </>
  );
}

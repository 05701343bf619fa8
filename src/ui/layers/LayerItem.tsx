import { EyeIcon } from '@phosphor-icons/react/Eye';
import { EyeSlashIcon } from '@phosphor-icons/react/EyeSlash';
import { XIcon } from '@phosphor-icons/react/X';
import type { RefObject } from 'react';
import { Button, ToggleButton } from 'react-aria-components';
import { type LayerRow, layerActions } from '../../state/layers.ts';
import { useFormat, useText, useWords } from '../hooks.ts';
import { legendBackground } from '../legend/colors.ts';
import { Failure } from '../parts/Failure.tsx';
import { IconButton } from '../parts/IconButton.tsx';
import { Progress } from '../parts/Progress.tsx';
import { DragHandle } from './DragHandle.tsx';
import { entryIcon } from './icons.ts';
import { LayerCard } from './LayerCard.tsx';

interface LayerItemProps {
  readonly row: LayerRow;
  readonly group: readonly LayerRow[];
  readonly list: RefObject<HTMLUListElement | null>;
  readonly open: boolean;
}

/** One layer: name and eye; its card when it is the active one; progress or failure in its place. */
export function LayerItem({ row, group, list, open }: LayerItemProps) {
  const t = useWords();
  const text = useText();
  const title = text(row.entry.title);
  const Icon = entryIcon(row.entry);
  const swatch = row.visible && !open && row.legend ? legendBackground(row.legend) : undefined;
  const loading = row.status === 'loading';
  return (
    <li className={open ? 'layer-item layer-open' : 'layer-item'} data-row={row.id}>
      <div className={row.visible ? 'layer-row' : 'layer-row layer-off'}>
        <DragHandle id={row.id} title={title} group={group} list={list} />
        <Button
          className="layer-name"
          aria-expanded={open}
          onPress={() => layerActions.setActive(open ? undefined : row.id)}
        >
          <Icon aria-hidden />
          <span className="grow">
            {title}
            {loading ? <LoadingLine row={row} title={title} /> : null}
          </span>
          {swatch === undefined ? null : (
            <span className="layer-swatch" style={{ background: swatch }} />
          )}
        </Button>
        {loading ? (
          <IconButton
            label={t('layers.cancel', { title })}
            className="layer-eye"
            onPress={() => layerActions.cancel(row.id)}
          >
            <XIcon />
          </IconButton>
        ) : (
          <ToggleButton
            className="icon-button layer-eye"
            aria-label={t('layers.show', { title })}
            isSelected={row.visible}
            onChange={(visible) => layerActions.setVisible(row.id, visible)}
          >
            {row.visible ? <EyeIcon aria-hidden /> : <EyeSlashIcon aria-hidden />}
          </ToggleButton>
        )}
      </div>
      {row.problem === undefined ? null : (
        <Failure problem={row.problem} onRetry={() => layerActions.retry(row.id)} />
      )}
      {open ? <LayerCard row={row} /> : null}
    </li>
  );
}

function LoadingLine({ row, title }: { row: LayerRow; title: string }) {
  const t = useWords();
  const format = useFormat();
  return (
    <span className="layer-loading">
      <Progress label={t('layers.loading', { title })} share={row.progress} />
      <span className="note faint number">
        {row.progress === undefined ? (row.note ?? '') : format.share(row.progress)}
      </span>
    </span>
  );
}

import { RulerIcon } from '@phosphor-icons/react/Ruler';
import { Button } from 'react-aria-components';
import { useWords } from '../hooks.ts';
import { panelStore } from '../panelStore.ts';

/** Opens measuring and comparing from the list of layers. */
export function MeasureButton() {
  const t = useWords();
  return (
    <Button
      className="button measure-open"
      onPress={() => panelStore.setState({ mode: 'measure' })}
    >
      <RulerIcon aria-hidden />
      {t('measure.title')}
    </Button>
  );
}

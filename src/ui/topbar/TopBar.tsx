import { ShareNetworkIcon } from '@phosphor-icons/react/ShareNetwork';
import { Button } from 'react-aria-components';
import { useWords } from '../hooks.ts';
import { Brand } from './Brand.tsx';
import { CityMenu } from './CityMenu.tsx';
import { MemoryMenu } from './MemoryMenu.tsx';
import { ModeSwitch } from './ModeSwitch.tsx';
import { LanguageMenu, ThemeButton } from './Preferences.tsx';
import { Search } from './Search.tsx';
import { shareView } from './share.ts';
import './topbar.css';

export function TopBar() {
  const t = useWords();
  const share = (): void => {
    shareView(t('share.copied'), (url) => t('share.failed', { url }));
  };
  return (
    <header className="topbar" data-region tabIndex={-1}>
      <h1 className="topbar-title">
        <Brand />
      </h1>
      <span className="topbar-rule" aria-hidden />
      <CityMenu />
      <ModeSwitch />
      <Search />
      <LanguageMenu />
      <ThemeButton />
      <MemoryMenu />
      <Button className="button" onPress={share}>
        <ShareNetworkIcon aria-hidden />
        <span className="share-label">{t('share.label')}</span>
      </Button>
    </header>
  );
}

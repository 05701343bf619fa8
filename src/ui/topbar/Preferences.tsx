import { MoonIcon } from '@phosphor-icons/react/Moon';
import { SunIcon } from '@phosphor-icons/react/Sun';
import { TranslateIcon } from '@phosphor-icons/react/Translate';
import { Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import { useStore } from 'zustand';
import { type Language, viewStore } from '../../state/view.ts';
import { useLanguage, useWords } from '../hooks.ts';
import { languages } from '../i18n/index.ts';
import { IconButton } from '../parts/IconButton.tsx';

export const setLanguage = (language: Language): void => viewStore.setState({ language });

export const toggleTheme = (): void =>
  viewStore.setState((s) => ({ theme: s.theme === 'dark' ? 'light' : 'dark' }));

export function LanguageMenu() {
  const t = useWords();
  const language = useLanguage();
  return (
    <MenuTrigger>
      <IconButton label={t('language.choose')}>
        <TranslateIcon />
      </IconButton>
      <Popover className="popover" placement="bottom end">
        <Menu
          className="menu"
          aria-label={t('language.choose')}
          selectionMode="single"
          disallowEmptySelection
          selectedKeys={[language]}
          onAction={(key) => setLanguage(key as Language)}
        >
          {Object.entries(languages).map(([code, name]) => (
            <MenuItem key={code} id={code} className="menu-item" textValue={name}>
              <span lang={code}>{name}</span>
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}

export function ThemeButton() {
  const t = useWords();
  const dark = useStore(viewStore, (s) => s.theme === 'dark');
  return (
    <IconButton label={dark ? t('theme.toLight') : t('theme.toDark')} onPress={toggleTheme}>
      {dark ? <SunIcon /> : <MoonIcon />}
    </IconButton>
  );
}

import { CaretDownIcon } from '@phosphor-icons/react/CaretDown';
import { Button, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import { useStore } from 'zustand';
import { cityStore } from '../../state/city.ts';
import { useText, useWords } from '../hooks.ts';

const request = (requested: string): void => cityStore.setState({ requested });

/** Which city is shown, with a plain word where it is made up; opens another one. */
export function CityMenu() {
  const t = useWords();
  const text = useText();
  const cities = useStore(cityStore, (s) => s.cities);
  const catalogue = useStore(cityStore, (s) => s.catalogue);
  const problem = useStore(cityStore, (s) => s.problem);
  const requested = useStore(cityStore, (s) => s.requested);
  const current = cities.find((c) => c.id === (requested ?? catalogue?.id));
  const title = catalogue?.title ?? current?.title;
  const synthetic = catalogue?.synthetic ?? current?.synthetic ?? false;
  return (
    <MenuTrigger>
      <Button className="city-button" aria-label={t('city.choose')}>
        <span className="city-name">
          {title === undefined
            ? t(problem === undefined ? 'city.opening' : 'city.none')
            : text(title)}
        </span>
        {synthetic ? <span className="city-synthetic">{t('city.synthetic')}</span> : null}
        <CaretDownIcon aria-hidden />
      </Button>
      <Popover className="popover" placement="bottom start">
        <Menu
          className="menu"
          aria-label={t('city.choose')}
          selectionMode="single"
          selectedKeys={current === undefined ? [] : [current.id]}
          onAction={(key) => request(String(key))}
        >
          {cities.map((city) => (
            <MenuItem key={city.id} id={city.id} className="menu-item" textValue={text(city.title)}>
              <span className="grow">{text(city.title)}</span>
              {city.synthetic ? <span className="note faint">{t('city.synthetic')}</span> : null}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}

import { CaretDownIcon } from '@phosphor-icons/react/CaretDown';
import {
  Button,
  Collection,
  Header,
  Label,
  ListBox,
  ListBoxItem,
  ListBoxSection,
  Popover,
  Select,
} from 'react-aria-components';
import type { LayerChoice, LayerOption } from '../../layers/layer.ts';
import { type LayerRow, layerActions } from '../../state/layers.ts';
import { useText } from '../hooks.ts';
import { blocksBackground, rampBackground } from '../legend/colors.ts';

interface OptionProps {
  readonly row: LayerRow;
  readonly option: LayerOption;
}

/** A list of ramps as swatches with their names, under what each kind is for. */
export function RampPicker({ row, option }: OptionProps) {
  const text = useText();
  const reversed = row.params.reversed === true;
  const value = row.params[option.param];
  const chosen = option.choices.find((c) => c.value === value);
  const sections = groupsOf(option.choices);
  return (
    <Select
      className="card-line"
      selectedKey={chosen === undefined ? null : String(chosen.value)}
      onSelectionChange={(key) => {
        const choice = option.choices.find((c) => String(c.value) === key);
        if (choice) layerActions.setParams(row.id, { [option.param]: choice.value });
      }}
    >
      <Label className="note">{text(option.label)}</Label>
      <Button className="select ramp-button">
        {chosen === undefined ? null : <Swatch of={chosen} reversed={reversed} />}
        <span className="grow">{chosen === undefined ? String(value) : text(chosen.label)}</span>
        <CaretDownIcon aria-hidden />
      </Button>
      <Popover className="popover ramp-popover" placement="bottom end">
        <ListBox className="menu">
          {sections.map(({ group, members }) => (
            <ListBoxSection key={group} id={group}>
              <Header className="ramp-family note faint">{text(members[0]!.group!)}</Header>
              <Collection items={members.map((choice) => ({ id: String(choice.value), choice }))}>
                {({ id, choice }) => (
                  <ListBoxItem id={id} className="menu-item" textValue={text(choice.label)}>
                    <Swatch of={choice} reversed={reversed} />
                    <span className="grow">{text(choice.label)}</span>
                  </ListBoxItem>
                )}
              </Collection>
            </ListBoxSection>
          ))}
        </ListBox>
      </Popover>
    </Select>
  );
}

function Swatch({ of, reversed }: { of: LayerChoice; reversed: boolean }) {
  const given = of.colors ?? [];
  const colors = reversed ? given.toReversed() : given;
  const background = of.blocks ? blocksBackground(colors) : rampBackground(colors);
  return <span className="ramp-swatch" style={{ background }} />;
}

function groupsOf(choices: readonly LayerChoice[]) {
  const groups = new Map<string, LayerChoice[]>();
  for (const choice of choices) {
    const group = choice.group?.en ?? '';
    groups.set(group, [...(groups.get(group) ?? []), choice]);
  }
  return [...groups].map(([group, members]) => ({ group, members }));
}

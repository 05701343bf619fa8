import { DownloadSimpleIcon } from '@phosphor-icons/react/DownloadSimple';
import { FolderOpenIcon } from '@phosphor-icons/react/FolderOpen';
import { TrashIcon } from '@phosphor-icons/react/Trash';
import { useState } from 'react';
import { Button, FileTrigger, Input, Label, TextField } from 'react-aria-components';
import { useStore } from 'zustand';
import type { ProblemData } from '../../../problem/problem.ts';
import { asProblem, problemData } from '../../../problem/problem.ts';
import { cityStore } from '../../../state/city.ts';
import { freeId, savedActions, savedStore } from '../../../state/savedScenarios.ts';
import { isChanged, scenarioStore } from '../../../state/scenario.ts';
import {
  longestName,
  readScenarioFile,
  type SavedScenario,
  scenarioFile,
} from '../../../state/scenarioFile.ts';
import { useFormat, useWords } from '../../hooks.ts';
import { DialogFrame } from '../../parts/DialogFrame.tsx';
import { Failure } from '../../parts/Failure.tsx';
import { IconButton } from '../../parts/IconButton.tsx';
import { saveFile } from '../../parts/saveFile.ts';
import { showToast } from '../../parts/toastStore.ts';
import { CompareTable } from './CompareTable.tsx';
import './saved.css';

/** Keeps B under a name, lists what was kept for this city, and takes files in and out. */
export function SavedDialog() {
  const t = useWords();
  const city = useStore(cityStore, (s) => s.catalogue?.id);
  const all = useStore(savedStore, (s) => s.scenarios);
  const kept = useStore(savedStore, (s) => s.kept);
  const scenarios = all.filter((one) => one.city === city);
  return (
    <DialogFrame title={t('saved.title')} wide>
      {city === undefined ? null : <SaveForm city={city} scenarios={scenarios} />}
      {kept ? null : <p className="note">{t('saved.notKept')}</p>}
      <h3>{t('saved.list')}</h3>
      {scenarios.length === 0 ? <p className="note">{t('saved.none')}</p> : null}
      <ul className="saved-list">
        {scenarios.toReversed().map((one) => (
          <SavedRow key={one.id} scenario={one} />
        ))}
      </ul>
      {city === undefined ? null : <ImportButton city={city} />}
      {scenarios.length === 0 ? null : <CompareTable scenarios={scenarios} />}
    </DialogFrame>
  );
}

interface SaveFormProps {
  readonly city: string;
  readonly scenarios: readonly SavedScenario[];
}

function SaveForm({ city, scenarios }: SaveFormProps) {
  const t = useWords();
  const changed = useStore(scenarioStore, isChanged);
  const [name, setName] = useState(() => scenarioStore.getState().named?.name ?? '');
  const replaces = scenarios.some((one) => one.name === name.trim());
  const save = (): void => {
    savedActions.save(name, city, new Date());
    showToast(t('saved.saved', { name: name.trim() }));
  };
  return (
    <form
      className="saved-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (changed && name.trim() !== '') save();
      }}
    >
      <TextField className="saved-name" value={name} onChange={setName} maxLength={longestName}>
        <Label>{t('saved.name')}</Label>
        <Input className="text-input" />
      </TextField>
      <Button className="button primary" type="submit" isDisabled={!changed || name.trim() === ''}>
        {t('saved.save')}
      </Button>
      <p className="note saved-note" aria-live="polite">
        {changed ? (replaces ? t('saved.replaces') : '') : t('saved.asToday')}
      </p>
    </form>
  );
}

function SavedRow({ scenario }: { scenario: SavedScenario }) {
  const t = useWords();
  const format = useFormat();
  const { name, levers, roads, saved } = scenario;
  const moved = Object.keys(levers).length;
  const load = (): void => {
    const { values, roads: before, named } = scenarioStore.getState();
    savedActions.load(scenario);
    showToast(t('saved.loaded', { name }), {
      label: t('common.undo'),
      run: () => scenarioStore.setState({ values, roads: before, named }),
    });
  };
  const remove = (): void => {
    savedActions.remove(scenario.id);
    showToast(t('saved.removed', { name }), {
      label: t('common.undo'),
      run: () => savedActions.add(scenario),
    });
  };
  return (
    <li className="saved-row">
      <div className="grow">
        <p className="strong">{name}</p>
        <p className="note number">
          {format.day(Date.parse(saved) / 1000)}
          {', '}
          {t('saved.levers', { count: moved })}
          {roads.length === 0 ? '' : `, ${t('saved.roads', { count: roads.length })}`}
        </p>
      </div>
      <Button
        className="button bordered"
        aria-label={t('saved.loadOf', { name })}
        slot="close"
        onPress={load}
      >
        {t('saved.load')}
      </Button>
      <IconButton
        label={t('saved.exportOf', { name })}
        onPress={() =>
          saveFile(`${name}.scenario.json`, scenarioFile(scenario), 'application/json')
        }
      >
        <DownloadSimpleIcon />
      </IconButton>
      <IconButton label={t('saved.removeOf', { name })} onPress={remove}>
        <TrashIcon />
      </IconButton>
    </li>
  );
}

function ImportButton({ city }: { city: string }) {
  const t = useWords();
  const [problem, setProblem] = useState<ProblemData | undefined>(undefined);
  const open = async (files: FileList | null): Promise<void> => {
    const file = files?.[0];
    if (file === undefined) return;
    try {
      const scenario = readScenarioFile(await file.text(), file.name, city, freeId());
      savedActions.add(scenario);
      setProblem(undefined);
      showToast(t('saved.imported', { name: scenario.name }));
    } catch (error) {
      setProblem(problemData(asProblem(error, file.name)));
    }
  };
  return (
    <>
      <FileTrigger acceptedFileTypes={['.json', 'application/json']} onSelect={open}>
        <Button className="button bordered">
          <FolderOpenIcon aria-hidden />
          {t('saved.import')}
        </Button>
      </FileTrigger>
      {problem === undefined ? null : <Failure problem={problem} />}
    </>
  );
}

import { XIcon } from '@phosphor-icons/react/X';
import { useEffect, useMemo, useRef } from 'react';
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { useStore } from 'zustand';
import { analysisStore, rasterChoices, type Tool } from '../../state/analysis.ts';
import { layersStore } from '../../state/layers.ts';
import { announce } from '../a11y/announce.ts';
import { useWords } from '../hooks.ts';
import { panelStore } from '../panelStore.ts';
import { IconButton } from '../parts/IconButton.tsx';
import { DifferenceTool, ExpressionTool } from './ComputeTools.tsx';
import { ProfileTool } from './ProfileTool.tsx';
import { ScatterTool } from './ScatterTool.tsx';
import { ZonesTool } from './ZonesTool.tsx';
import '../charts/charts.css';
import './analysis.css';

const close = (): void => panelStore.setState({ mode: 'map' });

/** Measuring and comparing, beside the map. */
export function AnalysisPanel() {
  const t = useWords();
  return (
    <section
      className="panel measure-panel"
      aria-label={t('measure.title')}
      data-region
      tabIndex={-1}
    >
      <AnalysisHead />
      <div className="scroll grow">
        <AnalysisBody />
      </div>
    </section>
  );
}

export function AnalysisHead() {
  const t = useWords();
  return (
    <div className="panel-head">
      <h2>{t('measure.title')}</h2>
      <IconButton label={t('common.close')} onPress={close}>
        <XIcon />
      </IconButton>
    </div>
  );
}

const tools: readonly Tool[] = ['difference', 'expression', 'zones', 'scatter', 'profile'];

/** The tools; each keeps its last result while another is looked at. */
export function AnalysisBody() {
  const t = useWords();
  const tool = useStore(analysisStore, (s) => s.tool);
  const rows = useStore(layersStore, (s) => s.rows);
  const choices = useMemo(() => rasterChoices(rows), [rows]);
  const running = useStore(analysisStore, (s) => s.running !== undefined);
  const failed = useStore(analysisStore, (s) => s.problem !== undefined);
  const ran = useRef(false);
  useEffect(() => {
    // A failure speaks for itself.
    if (ran.current && !running && !failed) announce(t('measure.done'));
    ran.current = running;
  }, [running, failed, t]);
  return (
    <div className="measure">
      <ToggleButtonGroup
        className="measure-tools"
        aria-label={t('measure.tools')}
        selectionMode="single"
        disallowEmptySelection
        selectedKeys={[tool]}
        onSelectionChange={(keys) => {
          const next = tools.find((key) => keys.has(key));
          if (next !== undefined) analysisStore.setState({ tool: next });
        }}
      >
        {tools.map((key) => (
          <ToggleButton key={key} id={key}>
            {t(`measure.tool.${key}`)}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
      {choices.length === 0 ? (
        <p className="note measure-tool">{t('measure.empty')}</p>
      ) : (
        <ToolBody tool={tool} choices={choices} />
      )}
    </div>
  );
}

function ToolBody({ tool, choices }: { tool: Tool; choices: ReturnType<typeof rasterChoices> }) {
  switch (tool) {
    case 'difference':
      return <DifferenceTool choices={choices} />;
    case 'expression':
      return <ExpressionTool choices={choices} />;
    case 'zones':
      return <ZonesTool choices={choices} />;
    case 'scatter':
      return <ScatterTool choices={choices} />;
    case 'profile':
      return <ProfileTool choices={choices} />;
  }
}

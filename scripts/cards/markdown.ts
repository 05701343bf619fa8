import type { ModelCard } from '../../src/forecast/cards/card.ts';
import {
  type RecordedRow,
  type RecordedSuite,
  type References,
  recordedFor,
  suiteVerdict,
} from '../../src/forecast/cards/references.ts';

const head = `# Models

What the forecasts compute, what goes in, how sure they are, where they fail and which published values they reach. Written by \`npm run cards\` from the models' own cards (\`src/forecast/**/card.ts\`) and the last reference run (\`src/forecast/cards/references.json\`); do not edit. The app shows the same cards under “How the figures come about”.
`;

/** The text of `MODELS.md`. */
export function modelsMarkdown(cards: readonly ModelCard[], references: References): string {
  const parts = [
    head,
    '## References reached\n',
    table(
      ['suite', 'source', 'cases', 'reached', 'verdict', 'run'],
      references.suites.map((s) => [
        s.name,
        s.source,
        String(s.cases),
        String(s.reached),
        suiteVerdict(s),
        s.date === undefined ? 'data not at hand' : `${s.date}, version ${s.version}`,
      ]),
    ),
    ...cards.map((card) => section(card, cards, references)),
  ];
  return `${parts.join('\n').trimEnd()}\n`;
}

function section(card: ModelCard, cards: readonly ModelCard[], references: References): string {
  const inputs = card.inputs.map(
    ({ text, unit }) => `${text.en}${unit === undefined ? '' : ` (${unit})`}`,
  );
  const rests = card.restsOn?.map((id) => cards.find((c) => c.id === id)?.title.en ?? id) ?? [];
  const { method, samples, level } = card.intervals;
  const facts = [
    ...(samples === undefined ? [] : [`${samples} samples`]),
    ...(level === undefined ? [] : [`${level} %`]),
  ];
  return [
    `\n## ${card.title.en}\n`,
    `\`${card.id}\`, version ${card.version}\n`,
    `${card.purpose.en}\n`,
    ...(rests.length === 0 ? [] : [`**Rests on** ${rests.join(', ')}.\n`]),
    table(
      ['computed', 'source'],
      card.equations.map(({ text, source, url }) => [
        text.en,
        url === undefined ? source : `[${source}](${url})`,
      ]),
    ),
    list('What goes in', inputs),
    list(
      'Where it holds',
      card.validity.map((v) => v.en),
    ),
    list(
      'Where it fails',
      card.failures.map((f) => f.en),
    ),
    `**How sure.** ${method.en}${facts.length === 0 ? '' : ` (${facts.join(', ')})`}\n`,
    ...recordedFor(card.references, references).map(suiteText),
    ...(card.method === undefined ? [] : [`More in [${card.method}](${card.method}).\n`]),
  ].join('\n');
}

function suiteText(suite: RecordedSuite): string {
  const title = `**${suite.name}** (${suite.source}): ${words(suite)}\n`;
  if (suite.rows.length === 0) return title;
  return `${title}\n${table(['case', 'published', 'ours', 'difference', 'bar', 'verdict'], suite.rows.map(cells))}`;
}

const words = (suite: RecordedSuite): string => {
  if (suite.cases === 0) return 'not run, its data is not at hand.';
  const some = suite.rows.length < suite.cases ? '; the nearest to their bars' : '';
  return `${suite.reached} of ${suite.cases} reached on ${suite.date}${some}.`;
};

const cells = (row: RecordedRow): readonly string[] => [
  row.note === undefined ? row.case : `${row.case} (${row.note})`,
  String(row.published),
  String(row.ours),
  `${row.difference}${row.bar.endsWith('%') ? ' %' : ''}`,
  row.bar,
  row.verdict,
];

const list = (title: string, items: readonly string[]): string =>
  `**${title}**\n\n${items.map((item) => `- ${item}`).join('\n')}\n`;

function table(columns: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (of: readonly string[]): string =>
    `| ${of.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(columns), line(columns.map(() => '---')), ...rows.map(line), ''].join('\n');
}

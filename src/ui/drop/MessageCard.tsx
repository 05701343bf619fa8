import { ClockIcon } from '@phosphor-icons/react/Clock';
import { Button } from 'react-aria-components';
import { type BroughtMessage, dropActions } from '../../state/dropped.ts';
import { type Format, useFormat, useText, useWords } from '../hooks.ts';
import type { en } from '../i18n/en.ts';

interface MessageCardProps {
  readonly id: string;
  readonly message: BroughtMessage;
}

type Reason = keyof typeof en.feed.refused;

const reasons = {
  no_content: 'feed.refused.no_content',
  duplicate_id: 'feed.refused.duplicate_id',
  position: 'feed.refused.position',
  timestamp: 'feed.refused.timestamp',
} as const satisfies Record<Reason, string>;

const isReason = (code: string): code is Reason => Object.hasOwn(reasons, code);

/** What a GTFS-Realtime message holds, how old it is, and what of it is not used. */
export function MessageCard({ id, message }: MessageCardProps) {
  const t = useWords();
  const format = useFormat();
  const text = useText();
  const { shownBy, version, differential, timestamp, vehicles, tripUpdates, alerts, heard } =
    message;
  const refused = Object.entries(message.refused).map(([code, count]) => {
    const why = isReason(code) ? t(reasons[code]) : code;
    return `${format.number(count)} ${why}`;
  });
  const facts: readonly (readonly [string, string])[] = [
    [t('feed.made'), timestamp === undefined ? t('feed.undated') : instant(timestamp, format)],
    [t('feed.age'), timestamp === undefined ? '–' : ageText(Date.now() / 1000 - timestamp, format)],
    [t('feed.version'), `${version}, ${t(differential ? 'feed.differential' : 'feed.full')}`],
    [t('feed.vehicles'), format.number(vehicles)],
    ...(heard === undefined
      ? []
      : [[t('feed.heard'), heard.map((time) => instant(time, format)).join(' – ')] as const]),
    [t('feed.tripUpdates'), format.number(tripUpdates)],
    [t('feed.alerts'), format.number(alerts)],
    [t('feed.left'), refused.length === 0 ? t('feed.nothingLeft') : refused.join('; ')],
  ];
  return (
    <>
      {timestamp === undefined ? null : (
        <div className="file-buttons">
          <Button className="button" onPress={() => dropActions.show(id)}>
            <ClockIcon aria-hidden />
            {t('feed.setClock')}
          </Button>
        </div>
      )}
      <dl className="facts note number">
        {facts.map(([label, value]) => (
          <div className="fact" key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <p className="note">
        {shownBy === undefined
          ? t('feed.messageOnly')
          : t('feed.messageShown', { title: text(shownBy) })}
      </p>
    </>
  );
}

const instant = (time: number, format: Format): string =>
  `${format.day(time, 'short')}, ${format.clock(time)}`;

/** An age in the largest unit of which it has two or more. */
function ageText(seconds: number, format: Format): string {
  const sizes = [
    [86_400, 'd'],
    [3600, 'h'],
    [60, 'min'],
  ] as const;
  const fit = sizes.find(([size]) => Math.abs(seconds) >= 2 * size);
  const [size, unit] = fit ?? [1, 's'];
  return format.value(Math.round(seconds / size), unit);
}

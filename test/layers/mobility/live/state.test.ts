import { describe, expect, it } from 'vitest';
import { isAbout, isActive } from '../../../../src/layers/mobility/live/alerts.ts';
import { decodeMessage } from '../../../../src/layers/mobility/live/message.ts';
import { fold, merged } from '../../../../src/layers/mobility/live/state.ts';
import { alertFields } from '../../../../src/layers/mobility/live/words.ts';
import { Problem } from '../../../../src/problem/problem.ts';
import { type Entity, encoded, position, stateOf, update } from './messages.ts';

const time = 1_781_071_980;
const vehicle = (tripId: string, lon = 10): Entity => position({ tripId }, lon, 45, time);

describe('the state of a live feed', () => {
  it('is replaced by a full dataset', () => {
    const state = stateOf([time, [vehicle('a'), vehicle('b')]], [time + 30, [vehicle('c')]]);
    expect([...state.vehicles.keys()]).toEqual(['v-c']);
    expect(state.timestamp).toBe(time + 30);
  });

  it('is added to, changed and deleted from by differential messages', () => {
    const state = stateOf(
      [time, [vehicle('a'), vehicle('b')]],
      [time + 10, [vehicle('b', 11), vehicle('c'), { id: 'v-a', isDeleted: true }], 'DIFFERENTIAL'],
    );
    expect([...state.vehicles].map(([id, { lon }]) => [id, lon])).toEqual([
      ['v-b', 11],
      ['v-c', 10],
    ]);
  });

  it('does not go back for a message that comes out of turn', () => {
    const state = stateOf([time, [vehicle('a')]], [time - 20, [vehicle('old')]]);
    expect([...state.vehicles.keys()]).toEqual(['v-a']);
  });

  it('refuses a message from hours ahead, by which all later ones would be old', () => {
    const message = decodeMessage(encoded([vehicle('a')], time + 8 * 3600), 'x.pb');
    expect(() => fold(undefined, message, time, 'x.pb')).toThrow(Problem);
  });

  it('leaves out a receiver without a fix, which reports 0, 0', () => {
    const state = stateOf([time, [position({ tripId: 'a' }, 0, 0, time)]]);
    expect(state.vehicles.size).toBe(0);
  });

  it('joins feeds of one agency though their entity ids are the same', () => {
    const positions = stateOf([time, [{ ...vehicle('a'), id: '1' }]]);
    const updates = stateOf([time + 5, [{ ...update({ tripId: 'a' }), id: '1' }]]);
    const state = merged([positions, updates])!;
    expect([state.vehicles.size, state.trips.size, state.timestamp]).toEqual([1, 1, time + 5]);
  });
});

describe('an alert', () => {
  const state = stateOf([
    time,
    [
      {
        id: 'a1',
        alert: {
          activePeriod: [{ start: time, end: time + 600 }],
          informedEntity: [{ routeId: 'T' }, { stopId: 'b' }],
          headerText: {
            translation: [
              { text: 'Umleitung', language: 'de' },
              { text: 'Diversion', language: 'en' },
            ],
          },
          descriptionText: { translation: [{ text: 'Via Roma', language: 'it' }] },
        },
      },
    ],
  ]);
  const alert = state.alerts.get('a1')!;

  it('is about the vehicles of its route and its stops, and nothing else', () => {
    expect(isAbout(alert, { route: 'T', trip: 't1' })).toBe(true);
    expect(isAbout(alert, { route: 'B', trip: 'n1' })).toBe(false);
    expect(isAbout(alert, { stop: 'b' })).toBe(true);
    expect(isAbout(alert, { stop: 'a' })).toBe(false);
  });

  it('holds in its period', () => {
    expect([time - 1, time, time + 599, time + 600].map((at) => isActive(alert, at))).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });

  it('is told in the language of the reader, or in the one that it has', () => {
    expect(alertFields([alert], { stop: 'b' })[0]?.words).toEqual({
      en: 'Diversion. Via Roma',
      de: 'Umleitung. Via Roma',
    });
  });
});

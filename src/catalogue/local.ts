import type { Text } from '../channel/text.ts';
import type { Distribution, Entry } from './entry.ts';

const device: Text = { en: 'this device', de: 'dieses Gerät' };
const unstated: Text = { en: 'not stated', de: 'nicht angegeben' };

const onDevice = (part: Pick<Distribution, 'accessUrl' | 'derivation'>): boolean =>
  part.accessUrl.startsWith('local:') || (part.derivation?.sources.some(onDevice) ?? false);

/** The dataset is files of this device, or computed from such: nobody else can open it. */
export const isLocal = ({ distributions }: Entry): boolean => distributions.some(onDevice);

/** Who published a dataset, in words: nobody has said so of a file of this device. */
export const publisherText = (entry: Entry): Text =>
  entry.publisher === '' ? device : { en: entry.publisher };

export const licenceText = ({ licence }: Entry): Text =>
  licence.name === '' ? unstated : { en: licence.name };

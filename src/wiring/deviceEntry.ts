import type { Distribution, Entry } from '../catalogue/entry.ts';
import type { Bounds } from '../geo/bounds.ts';
import type { BroughtFile, FileCard } from '../state/dropped.ts';

/** What a kind of file says of itself, beside what every file of this device has. */
type Format = Pick<Distribution, 'mediaType' | 'conformsTo'> & Partial<Distribution>;

/** The dataset of files of this device: nobody has said whose it is or under which licence. */
export function deviceEntry(
  { id, title, files, said }: FileCard,
  theme: Entry['theme'],
  bounds: Bounds,
  format: (file: BroughtFile) => Format,
): Entry {
  return {
    id,
    title: { en: said.title ?? title },
    description: { en: files.map((file) => file.name).join(', ') },
    theme,
    licence: { url: '', name: '' },
    publisher: '',
    attribution: '',
    bounds,
    shown: true,
    synthetic: false,
    distributions: files.map((file) => ({
      title: { en: file.name },
      accessUrl: file.url,
      byteSize: file.bytes,
      ...format(file),
    })),
    defects: [],
  };
}

import { type ModelKind, modelKinds, writeModel } from '../../models.ts';
import { type Step, textOption } from '../context.ts';

/** Copies the assumptions of a model: options `kind` (`traffic`, `heat`) and `model`, a name under `seeds/<kind>`. */
export const model: Step = async ({ dataset, dir }) => {
  const kind = textOption(dataset, 'kind', 'traffic');
  const known = Object.hasOwn(modelKinds, kind) ? (kind as ModelKind) : 'traffic';
  return {
    distributions: [await writeModel(dir, known, textOption(dataset, 'model', 'italy'))],
    licence: { url: 'https://www.apache.org/licenses/LICENSE-2.0', name: 'Apache 2.0' },
    publisher: 'Twinscape contributors',
    attribution: 'Twinscape contributors; sources in the file',
  };
};

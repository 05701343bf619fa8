import { Problem } from '../../problem/problem.ts';
import type { Asked } from './picture.ts';
import type { Picture } from './warp.ts';

/** Decodes a picture as the browser does. Rejects with a Problem where it cannot. */
export async function decodePicture(
  bytes: Uint8Array<ArrayBuffer>,
  { file, layer }: Asked,
): Promise<Picture> {
  try {
    const bitmap = await createImageBitmap(new Blob([bytes]), {
      premultiplyAlpha: 'none',
      colorSpaceConversion: 'none',
    });
    const { width, height } = bitmap;
    const canvas = new OffscreenCanvas(width, height);
    const context = canvas.getContext('2d', { willReadFrequently: true })!;
    context.drawImage(bitmap, 0, 0);
    bitmap.close();
    return { width, height, data: context.getImageData(0, 0, width, height).data };
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    throw new Problem('serviceImage', { file, layer, detail }, { cause: error });
  }
}

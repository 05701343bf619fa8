import { useState } from 'react';
import type { Legend } from '../../layers/layer.ts';
import { useText } from '../hooks.ts';
import './legendImage.css';

/** The legend as the service draws it, on white, for which such pictures are made; nothing where it does not come. */
export function LegendImage({ legend }: { legend: Legend }) {
  const text = useText();
  const [failed, setFailed] = useState<string | undefined>(undefined);
  const { image } = legend;
  if (image === undefined || failed === image.url) return null;
  return (
    <img
      className="legend-image"
      src={image.url}
      alt={text(image.alt)}
      referrerPolicy="no-referrer"
      onError={() => setFailed(image.url)}
      // A layer without classes is drawn as an empty speck.
      onLoad={({ currentTarget: { naturalWidth, naturalHeight } }) => {
        if (naturalWidth < 8 || naturalHeight < 8) setFailed(image.url);
      }}
    />
  );
}

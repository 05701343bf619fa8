/** The mark: a block with one side in the accent. */
export function Brand() {
  return (
    <span className="brand">
      <svg width="26" height="26" viewBox="0 0 26 26" fill="none" aria-hidden="true">
        <path className="brand-side" d="M3 7.6 13 13.2v10.8L3 18.4z" />
        <path
          className="brand-edge"
          d="M13 2 23 7.6v10.8L13 24 3 18.4V7.6zM3 7.6l10 5.6 10-5.6M13 13.2V24"
        />
      </svg>
      <span className="brand-name">Twinscape</span>
    </span>
  );
}

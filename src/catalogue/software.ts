/** Software and version that a computed file names; the version of package.json. */
export const software = 'Twinscape 0.1.0';

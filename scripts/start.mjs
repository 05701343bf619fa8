import { installDependencies, requireNode, runTypeScript } from './install.mjs';

requireNode();
installDependencies();
await runTypeScript('./start.ts');

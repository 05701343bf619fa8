import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';
import { say } from './io.ts';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

function onPath(): string | undefined {
  for (const name of names) {
    const found = spawnSync('sh', ['-c', `command -v ${name}`], {
      encoding: 'utf8',
    }).stdout?.trim();
    if (found) return found;
  }
  return undefined;
}

/**
 * A Chromium to test with: `TWIN_CHROMIUM`, one on the machine, Debian's (as root), else
 * Playwright's download. Throws a plain sentence where none can be had.
 */
export function findChromium(): string {
  const given = process.env.TWIN_CHROMIUM;
  if (given !== undefined && existsSync(given)) return given;
  const found = onPath();
  if (found !== undefined) return found;
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    say('Installing Chromium (apt-get) …');
    const quiet = { stdio: ['ignore', 'ignore', 'inherit'] as const };
    spawnSync('apt-get', ['update', '-qq'], { stdio: [...quiet.stdio] });
    spawnSync('apt-get', ['install', '-y', '-qq', 'chromium'], { stdio: [...quiet.stdio] });
    const installed = onPath();
    if (installed !== undefined) return installed;
  }
  const own = chromium.executablePath();
  if (!existsSync(own)) {
    say('Downloading Chromium (playwright install) …');
    spawnSync('npx', ['playwright', 'install', 'chromium'], { stdio: 'inherit' });
  }
  if (existsSync(own)) return own;
  throw new Error('no Chromium found: install one, or name it in TWIN_CHROMIUM, and run again');
}

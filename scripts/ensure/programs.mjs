import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { install, unpack } from './apt.mjs';
import { say } from './run.mjs';

const FOLDERS = ['/usr/sbin', '/usr/local/sbin', '/usr/bin', '/usr/local/bin', '/opt/homebrew/bin'];

const onPath = (...names) =>
  [...(process.env.PATH ?? '').split(delimiter), ...FOLDERS]
    .flatMap((folder) => names.map((name) => join(folder, name)))
    .find((path) => existsSync(path));

const isDebian = () => existsSync('/etc/debian_version') && onPath('apt-get') !== undefined;
const isRoot = () => process.getuid?.() === 0;

/** `mysqld` may be MySQL's, which cannot stand in: its data folders need setting up first. */
const isMariadb = (server) => /mariadb/i.test(spawnSync(server, ['--version'], { encoding: 'utf8' }).stdout ?? '');

/** Sees to MariaDB's server: the system's, else unpacked below `cache`. Answers what a person has to do, or null. */
export const mariadb = async (cache) => {
  const folder = join(cache, 'mariadb');
  if (existsSync(join(folder, 'root/usr/sbin/mariadbd'))) return null;
  const found = onPath('mariadbd') ?? onPath('mysqld');
  if (found !== undefined && isMariadb(found)) return null;
  if (!isDebian()) return 'MariaDB is missing. Install its server, for example: brew install mariadb';
  say('installing MariaDB (half a minute) …');
  const done = isRoot()
    ? await install('mariadb-server-core')
    : (await unpack(folder, ['mariadb-server-core'])) && finish(folder);
  return done
    ? null
    : 'MariaDB could not be installed; see above, or ask for: sudo apt-get install mariadb-server-core';
};

/** Sees to Chromium, which only tests and benchmarks need. */
export const chromium = async (cache) => {
  if (process.env.CHROMIUM_PATH !== undefined)
    return existsSync(process.env.CHROMIUM_PATH)
      ? null
      : `CHROMIUM_PATH names ${process.env.CHROMIUM_PATH}, which is not there`;
  const folder = join(cache, 'chromium');
  if (existsSync(join(folder, 'chromium'))) return null;
  if (onPath('chromium', 'chromium-browser', 'google-chrome') !== undefined) return null;
  if (!isDebian()) return 'Chromium is missing. Install it, or name it in CHROMIUM_PATH';
  say('installing Chromium (a minute) …');
  const names = ['chromium', 'fonts-inter'];
  const done = isRoot() ? await install(...names) : (await unpack(folder, names)) && finish(folder) && starter(folder);
  return done ? null : 'Chromium could not be installed; see above, or ask for: sudo apt-get install chromium';
};

/** What stands under its last name is whole. */
const finish = (folder) => {
  renameSync(join(folder, 'new'), join(folder, 'root'));
  return true;
};

/** An unpacked Chromium looks for its libraries and fonts where they would be installed: this tells it where they are. */
const starter = (folder) => {
  const root = join(folder, 'root');
  const lib = join(root, 'usr/lib');
  const libraries = readdirSync(lib)
    .filter((name) => name.includes('-linux-'))
    .flatMap((name) => [join(lib, name), join(lib, name, 'pulseaudio')]);
  const fonts = ['/usr/share/fonts', join(root, 'usr/share/fonts')].map((path) => `<dir>${path}</dir>`).join('');
  mkdirSync(join(folder, 'fonts'), { recursive: true });
  writeFileSync(
    join(folder, 'fonts.conf'),
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">\n<fontconfig>${fonts}<cachedir>${join(folder, 'fonts')}</cachedir></fontconfig>\n`,
  );
  const script = join(folder, 'chromium');
  writeFileSync(
    script,
    [
      '#!/bin/sh',
      `export LD_LIBRARY_PATH='${libraries.join(':')}'"\${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}"`,
      `export FONTCONFIG_FILE='${join(folder, 'fonts.conf')}'`,
      `exec '${join(root, 'usr/lib/chromium/chromium')}' "$@"`,
      '',
    ].join('\n'),
  );
  chmodSync(script, 0o755);
  return true;
};

// Puts the command where `npx earshot` looks first, so that in a checkout it starts at once and installs nothing.
import { chmodSync, rmSync, symlinkSync } from 'node:fs'

const command = new URL('../dist/cli/main.js', import.meta.url)
const link = new URL('../node_modules/.bin/earshot', import.meta.url)

chmodSync(command, 0o755)
rmSync(link, { force: true })
symlinkSync('../../dist/cli/main.js', link)

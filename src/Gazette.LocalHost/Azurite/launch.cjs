// Starts Azurite in a session of its own, so that Ctrl-C in the terminal reaches the host alone and a killed host
// leaves its storage running. Called as: node -e THIS -- RECORD_FILE RECORD LOG_FILE azurite.js ARGUMENTS...
// Without a log file Azurite keeps our standard input, the lifeline that ends it together with the host.
const { spawn } = require('node:child_process');
const { openSync, renameSync, writeFileSync } = require('node:fs');

const [recordFile, record, logFile, ...command] = process.argv.slice(1);
const log = logFile ? openSync(logFile, 'a') : 'ignore';
const stdio = logFile ? ['ignore', log, log] : ['inherit', 'ignore', 'inherit'];
const azurite = spawn(process.execPath, command, { detached: true, windowsHide: true, stdio });
if (recordFile) {
    // Written here and not by the host: a host killed at this very moment must not lose track of what it started.
    writeFileSync(recordFile + '.new', JSON.stringify({ ...JSON.parse(record), azuritePid: azurite.pid }));
    renameSync(recordFile + '.new', recordFile);
}
console.log(azurite.pid);
azurite.unref();

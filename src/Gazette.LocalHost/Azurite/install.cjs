// Begun by the build of a first start, so that npm works while the compiler does; it returns at once and goes on in a process
// of its own. Failing is no harm: a host that finds no whole installation makes one itself, and says why it cannot.
const { spawn } = require('node:child_process');
const { linkSync, mkdirSync, openSync, rmSync, writeFileSync } = require('node:fs');
const { join, resolve } = require('node:path');

const root = resolve(__dirname, '..', '..', '..');
const scratch = join(root, '.data');

if (process.argv[2] === 'now')
    install();
else
    begin();

function begin() {
    mkdirSync(scratch, { recursive: true });
    const log = openSync(join(scratch, 'npm-ci.build.log'), 'w');
    // In the terminal's own group of processes: Ctrl-C ends it together with the build.
    spawn(process.execPath, [__filename, 'now'], { stdio: ['ignore', log, log], windowsHide: true }).unref();
}

function install() {
    const mark = join(scratch, 'npm-ci.running');
    if (!tryTake(mark))
        return;
    const npm = spawn('npm ci --ignore-scripts --no-audit --no-fund', { cwd: join(root, 'infra', 'azurite'), shell: true, stdio: 'inherit', windowsHide: true });
    npm.on('close', () => rmSync(mark, { force: true }));
}

// A file that says the process and stands while it works; nobody but its maker removes it, or a host that sees it is dead.
// Made elsewhere and linked, so that it is never seen empty and of two only one gets it.
function tryTake(mark) {
    const own = `${mark}.${process.pid}`;
    writeFileSync(own, `${process.pid}`);
    try {
        linkSync(own, mark);
        return true;
    } catch (fault) {
        console.log(`not begun: ${fault.message}`);
        return false;
    } finally {
        rmSync(own, { force: true });
    }
}

import { foldersRig } from '../../support/folders-rig.ts';

/** The job that saves files into client folders, as a process of its own: begun, or gone on with after a kill. */
const [path = '', key = '', origin = '', files = '', token = '', root = ''] = process.argv.slice(2);
const rig = await foldersRig({ path, key: Buffer.from(key, 'hex'), origin, files: Number(files), token });
await (root === '' ? rig.resumed() : rig.save(root));
process.stdout.write('finished\n');
process.exit(0);

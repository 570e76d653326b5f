import { readGraphFile } from './src/formats/read/graph/read-graph-file.ts'
import { readFileSync, writeFileSync, existsSync } from 'node:fs'
import { writeGexf } from './src/formats/write/gexf.ts'
const k=JSON.parse(readFileSync('/tmp/me/k.json','utf8'))
let t=performance.now(); const s=[...writeGexf(k)].join(''); console.log('write',performance.now()-t)
const b=new TextEncoder().encode(s)
t=performance.now(); readGraphFile(b,'x'); console.log('read',performance.now()-t)

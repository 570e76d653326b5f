import { config } from 'zod'

// zod would try to compile its checks with eval, which the page's content security policy forbids and reports.
// This has to run before any schema is made: main.tsx imports it first.
config({ jitless: true })

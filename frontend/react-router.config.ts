import type { Config } from '@react-router/dev/config';

export default {
  appDirectory: 'app',
  buildDirectory: '../.build/frontend',
  ssr: true,
} satisfies Config;

import type { Double } from '../../unit/renderer/double.ts';
import type { Scene } from './scene.ts';

export function mvaScene(_double: Double, _scene: Scene): void {}

import type { Engine } from '../engine/engine.ts'
import { StoreError } from '../errors.ts'

/**
 * Records the time zone at first and holds to it: days and months in the tables were cut by it.
 * @throws StoreError where the database was made with another zone.
 */
export async function holdZone(engine: Engine, zone: string): Promise<void> {
  const [known] = await engine.rows<{ value: string }>(
    'read time zone',
    "SELECT value FROM settings FINAL WHERE name = 'EARSHOT_TZ'",
  )
  if (known === undefined) return engine.insert('record time zone', 'settings', [{ name: 'EARSHOT_TZ', value: zone }])
  if (known.value !== zone) {
    throw new StoreError(
      `the database cuts days by ${known.value}, but EARSHOT_TZ is ${zone}: set EARSHOT_TZ=${known.value}, or use another database`,
    )
  }
}

import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { projectFolder } from '../../../ingest/project.ts'

const here = join(projectFolder(), 'tests', 'support', 'kafka')
const cache = join(projectFolder(), 'node_modules', '.cache', 'earshot')
const DEPENDENCY_PLUGIN = 'org.apache.maven.plugins:maven-dependency-plugin:3.8.1'

/** The Kafka release the tests run against, as `pom.xml` names it. */
export const KAFKA_VERSION = /<version>(\d+\.\d+\.\d+)<\/version>/.exec(
  readFileSync(join(here, 'pom.xml'), 'utf8'),
)?.[1] as string

/**
 * Folder with the broker's jars; fetched from Maven Central the first time (about 43 MB).
 * @throws Error that says what is missing on this machine.
 */
export function kafkaJars(): string {
  if (!runs('java', '-version')) throw new Error('no `java` (17 or later) on the PATH')
  const folder = join(cache, `kafka-${KAFKA_VERSION}`)
  if (existsSync(folder)) return folder
  if (!runs('mvn', '-v')) throw new Error('no `mvn` (Maven 3) on the PATH to fetch the broker with')
  console.log(`Fetching Apache Kafka ${KAFKA_VERSION} for the tests into ${folder} (about 43 MB, once)`)
  fetchInto(folder)
  return folder
}

const runs = (command: string, argument: string): boolean => spawnSync(command, [argument]).status === 0

/** Into a folder of its own first, so that an interrupted or simultaneous fetch never leaves half a broker. */
function fetchInto(folder: string): void {
  mkdirSync(cache, { recursive: true })
  const work = mkdtempSync(join(cache, 'fetch-'))
  try {
    cpSync(join(here, 'pom.xml'), join(work, 'pom.xml'))
    const goal = [`${DEPENDENCY_PLUGIN}:copy-dependencies`, '-DoutputDirectory=jars']
    const done = spawnSync('mvn', ['-q', '-B', ...goal], { cwd: work, encoding: 'utf8' })
    if (done.status !== 0)
      throw new Error(`Maven could not fetch Apache Kafka: ${lastLines(done.stdout + done.stderr)}`)
    try {
      renameSync(join(work, 'jars'), folder)
    } catch (error) {
      if (!existsSync(folder)) throw error
    }
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
}

const lastLines = (text: string): string => text.trim().split('\n').slice(-3).join(' ')

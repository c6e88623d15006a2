import pino, { type Logger } from 'pino'
import pretty from 'pino-pretty'
import { Complaint } from './settings.ts'

/** Lines for a person at a terminal, JSON for a machine; always to stderr, so that stdout carries results only. */
export function openLog(level = process.env.LOG_LEVEL || 'info'): Logger {
  if (level !== 'silent' && !(level in pino.levels.values)) {
    throw new Complaint(
      `LOG_LEVEL is "${level}"; it must be one of ${Object.keys(pino.levels.values).join(', ')}, silent.`,
    )
  }
  if (!process.stderr.isTTY) return pino({ level }, pino.destination(2))
  return pino({ level }, pretty({ destination: 2, sync: true, ignore: 'pid,hostname', translateTime: 'SYS:HH:MM:ss' }))
}

import type { RatingReport } from '../../api/types.ts'
import { useWords } from '../../words.ts'

/** What scales and dimensions are called; one of a scheme we do not have, by its id. */
export function useTitles(scales: () => RatingReport['scales']) {
  const { t, phrase } = useWords()
  const scale = (id: string | null): string => {
    const found = scales().find((one) => one.id === id)
    return found ? phrase(found.title) : (id ?? '')
  }
  const dimension = (id: string): string => {
    const found = scales()
      .flatMap(({ dimensions }) => dimensions)
      .find((one) => one.id === id)
    return found ? phrase(found.title) : id || t('ratings.whole')
  }
  return { scale, dimension }
}

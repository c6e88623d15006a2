import { ref } from 'vue'

const REMEMBERED = 'earshot.who'

/** The name somebody does things by, remembered by the browser once it was of use. */
export function useWho() {
  const who = ref(localStorage.getItem(REMEMBERED) ?? '')
  return { who, remember: () => localStorage.setItem(REMEMBERED, who.value.trim()) }
}

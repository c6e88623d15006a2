import { createRouter, createWebHistory } from 'vue-router'

/** Others are no page. A bracket that does not end the pattern is escaped, which is how vue-router reads it. */
const MONTH = '(?:19[7-9]\\d|2[01]\\d\\d\\)-(?:0[1-9]|1[0-2]\\)'

export const router = createRouter({
  history: createWebHistory(),
  routes: [
    { path: '/', redirect: { name: 'month' } },
    { path: `/month/:month(${MONTH})?`, name: 'month', component: () => import('./pages/MonthPage.vue') },
    { path: '/queue', name: 'queue', component: () => import('./pages/QueuePage.vue') },
    { path: '/calls/:callId', name: 'call', component: () => import('./pages/CallPage.vue') },
    { path: '/agents/:agentId?', name: 'agent', component: () => import('./pages/AgentPage.vue') },
    { path: '/records/:record?', name: 'records', component: () => import('./pages/RecordsPage.vue') },
    { path: '/tickets/:ticketId', name: 'ticket', component: () => import('./pages/TicketPage.vue') },
    {
      path: `/assessment/:month(${MONTH})?`,
      name: 'assessment',
      component: () => import('./pages/AssessmentPage.vue'),
    },
    {
      path: `/assessment/:month(${MONTH})/agents/:agentId`,
      name: 'sheet',
      component: () => import('./pages/SheetPage.vue'),
    },
    { path: '/inspections', name: 'inspections', component: () => import('./pages/InspectionsPage.vue') },
    { path: '/kpis', name: 'kpis', component: () => import('./pages/KpisPage.vue') },
    { path: '/joined', name: 'joined', component: () => import('./pages/JoinedPage.vue') },
    { path: '/ratings', name: 'ratings', component: () => import('./pages/RatingsPage.vue') },
    { path: '/limits', name: 'limits', component: () => import('./pages/LimitsPage.vue') },
    { path: '/dead-letters', name: 'letters', component: () => import('./pages/LettersPage.vue') },
    { path: '/:path(.*)*', name: 'missing', component: () => import('./pages/MissingPage.vue') },
  ],
  scrollBehavior: (to, from, saved) => saved ?? (to.path === from.path ? undefined : { top: 0 }),
})

// A page whose code cannot be fetched (a new version was installed meanwhile) is asked for anew, as a whole.
router.onError((_error, to) => window.location.assign(to.fullPath))

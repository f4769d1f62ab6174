// The app's addresses. Each screen is loaded when it is first opened.
import {
  createRouter,
  createWebHistory,
  type RouteLocationNormalized,
  type RouteRecordRaw,
  type Router,
} from 'vue-router';
import { takeWords } from './features/settings/address-words.ts';
import type { Place } from './host/place.ts';
import { waitUnmoved } from './shell/wait-unmoved.ts';
import { titleOf } from './stores/page-title.ts';
import { isWelcomed } from './stores/welcomed.ts';

declare module 'vue-router' {
  interface RouteMeta {
    /** The page's title; an activity, a piece of evidence and the link page set theirs themselves. */
    title?: string;
  }
}

const routes: RouteRecordRaw[] = [
  { path: '/', redirect: () => (isWelcomed() ? '/today' : '/welcome') },
  {
    path: '/welcome',
    component: () => import('./features/welcome/WelcomePage.vue'),
    meta: { title: 'Welcome' },
  },
  { path: '/today', component: () => import('./features/today/TodayPage.vue'), meta: { title: 'Today' } },
  { path: '/inbox', component: () => import('./features/inbox/InboxPage.vue'), meta: { title: 'Inbox' } },
  // an address that is only posted to: reloaded, it leads to where that went
  { path: '/share', redirect: '/inbox' },
  { path: '/add', component: () => import('./features/add/AddPage.vue'), meta: { title: 'Add an activity' } },
  {
    path: '/import',
    component: () => import('./features/import/ImportPage.vue'),
    meta: { title: 'Bring in from elsewhere' },
  },
  {
    path: '/references',
    component: () => import('./features/references/ReferencesPage.vue'),
    meta: { title: 'References' },
  },
  { path: '/record', component: () => import('./features/record/RecordPage.vue'), meta: { title: 'Record' } },
  {
    path: '/deleted',
    component: () => import('./features/record/DeletedPage.vue'),
    meta: { title: 'Recently deleted' },
  },
  {
    path: '/activity/:id',
    component: () => import('./features/activity/ActivityPage.vue'),
    props: true,
    meta: { title: 'Activity' },
  },
  {
    path: '/evidence',
    component: () => import('./features/evidence/LockerPage.vue'),
    meta: { title: 'Evidence' },
  },
  {
    path: '/evidence/:id',
    component: () => import('./features/evidence/EvidencePage.vue'),
    props: true,
    meta: { title: 'Evidence' },
  },
  { path: '/plan', component: () => import('./features/plan/PlanPage.vue'), meta: { title: 'Plan' } },
  {
    path: '/reflection-models',
    component: () => import('./features/reflection-models/OwnModelsPage.vue'),
    meta: { title: 'Questions of your own' },
  },
  { path: '/cycle', component: () => import('./features/cycle/CyclePage.vue'), meta: { title: 'Cycle' } },
  {
    path: '/cycle/career',
    component: () => import('./features/cycle/CareerPage.vue'),
    meta: { title: 'All years' },
  },
  { path: '/profile', component: () => import('./features/profile/ProfilePage.vue'), meta: { title: 'Profile' } },
  {
    path: '/audit/:step?/:copy?',
    component: () => import('./features/profile/audit/AuditPage.vue'),
    props: true,
    meta: { title: 'Audit' },
  },
  { path: '/help', component: () => import('./features/help/HelpPage.vue'), meta: { title: 'Help' } },
  { path: '/settings', component: () => import('./features/settings/SettingsPage.vue'), meta: { title: 'Settings' } },
  { path: '/link', component: () => import('./features/settings/LinkPage.vue'), meta: { title: 'Link this device' } },
  {
    path: '/privacy',
    component: () => import('./features/settings/PrivacyPage.vue'),
    meta: { title: 'What we can’t see' },
  },
  { path: '/:path(.*)*', component: () => import('./shell/NotFoundPage.vue'), meta: { title: 'Page not found' } },
];

/** The app's router. Opened when the address holds nothing secret any more: it remembers the address from its beginning. */
export function openRouter(place: Place): Router {
  const router = createRouter({
    history: createWebHistory(place.base),
    routes,
    scrollBehavior(to, from, saved) {
      if (saved) return whenTallEnough(saved);
      if (to.hash) void import('./shell/go-to-place.ts').then(({ goToPlace }) => goToPlace(to.hash.slice(1)));
      return isSamePage(to, from) ? false : { top: 0 };
    },
  });
  // a link with words that is opened while the app runs
  router.beforeEach((to) => {
    if (to.path !== '/link' || !to.hash) return true;
    takeWords(to.hash);
    return { path: '/link', replace: true };
  });
  if (place.isExample) keepToExample(router);
  router.afterEach((to, from, failure) => {
    if (failure) return;
    document.title = titleOf(to.meta.title);
    if (from.matched.length === 0 || isSamePage(to, from)) return;
    // the heading takes the focus, as it would after a page load: it may appear a moment later, with its screen
    focusHeading(20);
  });
  return router;
}

/** In the example nothing is begun and nothing is linked: the first page is its record, and a link with words is for one's own. */
function keepToExample(router: Router): void {
  router.beforeEach((to) => {
    const isBeginning = to.path === '/welcome' || to.redirectedFrom?.path === '/';
    if (isBeginning && to.path !== '/record') return { path: '/record', replace: true };
    if (to.path !== '/link') return true;
    location.assign('/link');
    return false;
  });
}

const isSamePage = (to: RouteLocationNormalized, from: RouteLocationNormalized) => to.path === from.path;

/** Rows may come longer after the page than this; then the place is given up. */
const ROWS_WAIT_MS = 6_000;

/** The place to go back to, once the page is tall enough for it; none when the person has begun to move by then. */
async function whenTallEnough(place: { left: number; top: number }): Promise<{ left: number; top: number } | false> {
  const isTallEnough = () => {
    const { scrollHeight, clientHeight } = document.documentElement;
    return scrollHeight >= place.top + clientHeight;
  };
  return (await waitUnmoved(isTallEnough, ROWS_WAIT_MS)) && place;
}

function focusHeading(framesLeft: number): void {
  requestAnimationFrame(() => {
    const heading = document.querySelector<HTMLElement>('[data-page-heading]');
    if (heading) heading.focus({ preventScroll: true });
    else if (framesLeft > 0) focusHeading(framesLeft - 1);
  });
}

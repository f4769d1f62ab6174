// The popup's start.
import { createApp } from 'vue';
import '../../ui/tokens.css';
import '../../ui/base.css';
import PopupPage from '../../popup/PopupPage.vue';

createApp(PopupPage).mount('#app');

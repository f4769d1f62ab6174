// The settings' start.
import { createApp } from 'vue';
import '../../ui/tokens.css';
import '../../ui/base.css';
import OptionsPage from '../../options/OptionsPage.vue';

createApp(OptionsPage).mount('#app');

// The page of consent's start.
import { createApp } from 'vue';
import '../../ui/tokens.css';
import '../../ui/base.css';
import ConnectPage from '../../connect/ConnectPage.vue';

createApp(ConnectPage).mount('#app');

// The panel's start.
import { createApp } from 'vue';
import '../../ui/tokens.css';
import '../../ui/base.css';
import '../../sidepanel/panel.css';
import SidePanel from '../../sidepanel/SidePanel.vue';

createApp(SidePanel).mount('#app');

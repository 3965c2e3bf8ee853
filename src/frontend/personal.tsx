import { PersonalPage } from './personal/personal-page';
import { start } from './shared/start';

start(<PersonalPage />, null);

import './ui/theme.css';
import './ui/touchline-dashboard.ts';

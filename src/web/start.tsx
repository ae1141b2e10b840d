import { createRoot } from 'react-dom/client'
import { App } from './ui/app.tsx'
import './ui/app.css'
import './ui/forms.css'
import './ui/tray.css'
import './ui/units.css'
import './ui/ledger.css'
import './ui/matter.css'
import './ui/print.css'

const root = document.getElementById('root')
if (root) createRoot(root).render(<App />)

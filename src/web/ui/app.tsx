import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { App as AntApp, ConfigProvider } from 'antd'
import enUS from 'antd/locale/en_US.js'
import zhCN from 'antd/locale/zh_CN.js'
import dayjs from 'dayjs'
import 'dayjs/locale/en-gb.js'
import 'dayjs/locale/zh-cn.js'
import { useEffect } from 'react'
import { client } from '#web/api/client.ts'
import { router } from '#web/router.tsx'
import { useLanguage } from '#web/text/use-text.ts'
import { theme } from './theme.ts'

const button = { autoInsertSpace: false }
const app = { style: { display: 'contents' } }

export const App = () => {
  const language = useLanguage()
  // The week of Chinese offices begins on Monday, in both languages.
  dayjs.locale(language === 'zh' ? 'zh-cn' : 'en-gb')
  useEffect(() => {
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en'
  }, [language])
  return (
    <ConfigProvider theme={theme} locale={language === 'zh' ? zhCN.default : enUS.default} button={button}>
      <AntApp style={app.style}>
        <QueryClientProvider client={client}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </AntApp>
    </ConfigProvider>
  )
}

import type { ThemeConfig } from 'antd'

const ink = (alpha: number) => `rgba(0, 0, 0, ${alpha})`

/** Tuned so that every text meets WCAG AA on its ground; antd's own greys do not. */
export const theme: ThemeConfig = {
  token: {
    colorPrimary: '#1a5fb4',
    colorPrimaryHover: '#154f98',
    colorLink: '#1a5fb4',
    colorLinkHover: '#124785',
    colorLinkActive: '#0b3a75',
    colorInfo: '#1a5fb4',
    colorError: '#b3261e',
    colorText: ink(0.88),
    colorTextSecondary: ink(0.7),
    colorTextTertiary: ink(0.62),
    colorTextDescription: ink(0.62),
    colorTextPlaceholder: ink(0.6),
    colorBgLayout: '#f2f4f7',
    colorBorder: '#b9c0ca',
    borderRadius: 3,
    fontSize: 14,
    controlHeight: 32,
    motion: false,
    fontFamily:
      "'Microsoft YaHei', '微软雅黑', 'Source Han Sans SC', '思源黑体', 'Noto Sans CJK SC', 'PingFang SC', sans-serif",
  },
  components: {
    Form: { itemMarginBottom: 16, verticalLabelPadding: '0 0 4px' },
    Modal: { titleFontSize: 16 },
  },
}

/** 来件: what each kind is asked for, and what becomes of it. */
export const intake = {
  meetingKinds: { plenary: '全体会议', executive: '常务会议', special: '专题会议', office: '办公会议' },
  details: {
    meetingKind: '会议类型',
    meetingNumber: '会议次数（编号）',
    meetingOn: '会议日期',
    outlet: '媒体名称',
    address: '链接',
    article: '条款',
    validFrom: '施行日期',
    validTo: '失效日期',
    assignedBy: '交办领导',
    assignedAt: '交办日期',
    place: '交办地点（场合）',
    recorder: '记录人',
    carrierNumber: '阅件编号',
  },
  replyDue: '答复期限',
  replyDueHint: '按法定答复期限填写',
}

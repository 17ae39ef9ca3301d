/** The messenger's own words. */
export interface MessengerWords {
  readonly title: string;
  readonly openMessenger: string;
  readonly closeMessenger: string;
  readonly anonymous: string;
  readonly signingIn: string;
  readonly authenticated: string;
  readonly externalId: string;
  readonly greeting: string;
  readonly agentSide: string;
  readonly conversation: string;
  readonly write: string;
  readonly send: string;
  readonly unsent: string;
  readonly you: string;
  readonly sentAuthenticated: string;
  unread(count: number): string;
}

const en: MessengerWords = {
  title: 'Messages',
  openMessenger: 'Open messaging',
  closeMessenger: 'Close messaging',
  anonymous: 'Anonymous visitor',
  signingIn: 'Signing in…',
  authenticated: 'Authenticated',
  externalId: 'external id',
  greeting: 'Hello! How can we help?',
  agentSide: 'Answer as the agent (new window)',
  conversation: 'Conversation',
  write: 'Write a message',
  send: 'Send',
  unsent: 'This message was not sent. Try again.',
  you: 'You',
  sentAuthenticated: 'sent while authenticated',
  unread: (count) => (count === 1 ? '1 unread message' : `${count} unread messages`),
};

const ar: MessengerWords = {
  title: 'الرسائل',
  openMessenger: 'فتح المراسلة',
  closeMessenger: 'إغلاق المراسلة',
  anonymous: 'زائر مجهول',
  signingIn: 'جارٍ تسجيل الدخول…',
  authenticated: 'تم التحقق من الهوية',
  externalId: 'المعرّف الخارجي',
  greeting: 'مرحبًا! كيف يمكننا مساعدتك؟',
  agentSide: 'الإجابة كوكيل (نافذة جديدة)',
  conversation: 'المحادثة',
  write: 'اكتب رسالة',
  send: 'إرسال',
  unsent: 'لم تُرسل هذه الرسالة. حاول مرة أخرى.',
  you: 'أنت',
  sentAuthenticated: 'أُرسلت بعد التحقق من الهوية',
  unread: (count) => `رسائل غير مقروءة: ${count}`,
};

const RIGHT_TO_LEFT = ['ar', 'fa', 'he', 'ur'];

/** @returns the words for a locale such as `en-us`; English where there are none */
export function wordsFor(locale: string): MessengerWords {
  return language(locale) === 'ar' ? ar : en;
}

/** @returns the direction in which a locale is written */
export function directionOf(locale: string): 'ltr' | 'rtl' {
  return RIGHT_TO_LEFT.includes(language(locale)) ? 'rtl' : 'ltr';
}

function language(locale: string): string {
  return locale.toLowerCase().split(/[-_]/)[0] ?? '';
}

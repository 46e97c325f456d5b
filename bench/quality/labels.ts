/** Lines that belong to a site and stand once: what no repetition can tell. Written for this corpus, several to a language. */

export const LABELS: Readonly<Record<string, readonly string[]>> = {
  en: [
    'Want stories like this every morning? Sign up for our newsletter.',
    'To keep reading, log in or start your free trial.',
    'We use cookies so that this site works. Accept all or manage your choices.',
    'Share this article on Facebook or send it by e-mail.',
    'All rights reserved. No part of this page may be copied without permission.',
  ],
  de: [
    'Jeden Morgen das Wichtigste: Abonnieren Sie unseren Newsletter.',
    'Zum Weiterlesen bitte anmelden oder ein Abo abschließen.',
    'Wir verwenden Cookies. Alle akzeptieren oder Einstellungen ändern.',
    'Artikel auf Facebook teilen oder per E-Mail verschicken.',
    'Alle Rechte vorbehalten.',
  ],
  fr: [
    'Inscrivez-vous à notre lettre d’information pour ne rien manquer.',
    'Pour lire la suite, connectez-vous ou abonnez-vous.',
    'Nous utilisons des cookies. Tout accepter ou gérer vos choix.',
    'Partager cet article sur Facebook ou par courriel.',
    'Tous droits réservés.',
  ],
  tr: [
    'Bültenimize abone olun, hiçbir haberi kaçırmayın.',
    'Okumaya devam etmek için giriş yapın veya abone olun.',
    'Çerezleri kullanıyoruz. Tümünü kabul et.',
    'Tüm hakları saklıdır.',
  ],
  ru: [
    'Подпишитесь на нашу рассылку, чтобы ничего не пропустить.',
    'Чтобы читать дальше, войдите или оформите подписку.',
    'Мы используем файлы cookie. Принять все.',
    'Поделиться статьёй в социальных сетях.',
    'Все права защищены.',
  ],
  ar: [
    'اشترك في نشرتنا البريدية لتصلك الأخبار كل صباح.',
    'لمتابعة القراءة سجل الدخول أو اشترك الآن.',
    'نستخدم ملفات تعريف الارتباط. قبول الكل.',
    'جميع الحقوق محفوظة.',
  ],
  hi: [
    'हमारे न्यूज़लेटर की सदस्यता लें और हर सुबह खबरें पाएं।',
    'आगे पढ़ने के लिए लॉग इन करें या सदस्यता लें।',
    'हम कुकीज़ का उपयोग करते हैं। सभी स्वीकार करें।',
    'सर्वाधिकार सुरक्षित।',
  ],
  ko: [
    '뉴스레터를 구독하고 매일 아침 소식을 받아 보세요.',
    '계속 읽으려면 로그인하거나 구독하세요.',
    '이 사이트는 쿠키를 사용합니다. 모두 허용.',
    '무단 전재 및 재배포 금지.',
  ],
  zh: [
    '订阅我们的电子报，每天早上收到新闻。',
    '登录或订阅后继续阅读全文。',
    '本网站使用 Cookie。接受全部。',
    '版权所有，未经许可不得转载。',
  ],
  ja: [
    'ニュースレターに登録して、毎朝ニュースを受け取る。',
    '続きを読むにはログインするか会員登録してください。',
    '当サイトはクッキーを使用しています。すべて許可する。',
    '無断転載を禁じます。',
  ],
}

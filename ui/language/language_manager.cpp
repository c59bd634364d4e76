// SPDX-License-Identifier: GPL-3.0-or-later

#include "language/language_manager.h"

#include <QCoreApplication>
#include <QEvent>
#include <QFont>
#include <QFontDatabase>
#include <QFontInfo>
#include <QGuiApplication>
#include <QLocale>

#include "desk/desk.h"
#include "language/switch_translator.h"
#include "signalbox/literals.h"

namespace signalbox::ui {

namespace {

const QString languageKey = u"settings/language"_s;
const QString pseudo = u"pseudo"_s;

bool isKnown(const QString& code)
{
    for (const Language& language : LanguageManager::languages())
        if (language.code == code)
            return true;
    return code == pseudo;
}

/// Numbers and dates as the system writes them where it speaks this language.
QLocale localeFor(const QString& code)
{
    const QLocale system = QLocale::system(), own(code == pseudo ? u"en"_s : code);
    return system.language() == own.language() && system.script() == own.script() ? system : own;
}

/// Han characters are drawn differently in Japan: the system's own order of fonts does not know what this window
/// speaks.
void preferFontsOf(const QString& code)
{
    if (code != u"zh_CN"_s)
        return;
    const QStringList chinese{u"Noto Sans CJK SC"_s, u"Source Han Sans SC"_s, u"WenQuanYi Micro Hei"_s};
    for (const QFont& font : {QGuiApplication::font(), QFont(u"Noto Sans"_s), QFont(u"DejaVu Sans"_s),
                              QFontDatabase::systemFont(QFontDatabase::FixedFont)})
        if (QFont::substitutes(font.family()).isEmpty()) {
            // "monospace" is the name of no font: what stands for it keeps the Latin letters and figures
            const QString real = QFontInfo(font).family();
            QFont::insertSubstitutions(font.family(), real == font.family() ? chinese : QStringList{real} + chinese);
        }
}

}  // namespace

LanguageManager& LanguageManager::instance()
{
    static auto* manager = new LanguageManager;  // lives as long as the process: widgets ask it to the end
    return *manager;
}

LanguageManager::LanguageManager() = default;

std::vector<Language> LanguageManager::languages()
{
    return {{u"en"_s, u"English"_s}, {u"zh_CN"_s, u"简体中文"_s}};
}

QString languageFor(const QStringList& preferred)
{
    for (const QString& name : preferred) {
        const QLocale::Language language = QLocale(name).language();
        for (const Language& ours : LanguageManager::languages())
            if (language != QLocale::C && QLocale(ours.code).language() == language)
                return ours.code;
    }
    return u"en"_s;
}

QString LanguageManager::choice() const
{
    const QString kept = m_desk ? m_desk->value(languageKey).toString() : QString();
    return isKnown(kept) ? kept : QString();
}

void LanguageManager::install(Desk* desk)
{
    m_desk = desk;
    const QString asked = qEnvironmentVariable("SIGNALBOX_LANGUAGE");
    if (isKnown(asked))
        speak(asked);
    else
        speak(choice().isEmpty() ? languageFor(QLocale::system().uiLanguages()) : choice());
}

void LanguageManager::setLanguage(const QString& code)
{
    if (!code.isEmpty() && !isKnown(code))
        return;
    if (m_desk)
        m_desk->setValue(languageKey, code);
    speak(code.isEmpty() ? languageFor(QLocale::system().uiLanguages()) : code);
}

void LanguageManager::speak(const QString& code)
{
    if (m_translator && code == m_code)
        return;
    m_code = code;
    QLocale::setDefault(localeFor(code));
    preferFontsOf(code);
    if (!m_translator) {
        m_translator = new SwitchTranslator(this);
        m_translator->load(code);
        QCoreApplication::installTranslator(m_translator);  // tells every widget by itself
    } else {
        m_translator->load(code);
        QEvent event(QEvent::LanguageChange);
        QCoreApplication::sendEvent(QCoreApplication::instance(), &event);
    }
    Q_EMIT changed();
}

}  // namespace signalbox::ui

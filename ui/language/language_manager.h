// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QPointer>
#include <QString>
#include <vector>

#include "signalbox/literals.h"

namespace signalbox::ui {

class Desk;
class SwitchTranslator;

struct Language {
    QString code;  ///< "en", "zh_CN"
    QString name;  ///< as its speakers call it
};

/// The language of the window. One translator stays installed, and what it speaks is exchanged: every widget hears
/// QEvent::LanguageChange once, and the window makes its screens anew. Numbers and dates follow by QLocale's default.
/// The environment's SIGNALBOX_LANGUAGE goes before the choice; "pseudo" is English, 40 % longer and with accents, in
/// which a text that does not fit is seen before a translator meets it. GUI thread.
class LanguageManager : public QObject {
    Q_OBJECT
public:
    static LanguageManager& instance();
    static std::vector<Language> languages();  ///< those that are whole

    void install(Desk* desk);  ///< once before the first widget; `desk` stores the choice
    QString code() const { return m_code; }
    QString choice() const;  ///< what setLanguage() kept; empty: the system's
    /// Speaks it at once, and after the next start. Empty: the system's language. One that there is not changes
    /// nothing.
    void setLanguage(const QString& code);

Q_SIGNALS:
    void changed();

private:
    LanguageManager();
    void speak(const QString& code);

    SwitchTranslator* m_translator = nullptr;
    QPointer<Desk> m_desk;
    QString m_code = u"en"_s;
};

/// The language for a system that prefers these, best first: "zh-Hans-CN" → zh_CN; none of ours: en.
QString languageFor(const QStringList& preferred);

}  // namespace signalbox::ui

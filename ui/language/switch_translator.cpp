// SPDX-License-Identifier: GPL-3.0-or-later

#include "language/switch_translator.h"
#include "signalbox/literals.h"

#include <QLibraryInfo>
#include <QLocale>
#include <QVector>

namespace signalbox::ui {

SwitchTranslator::SwitchTranslator(QObject* parent) : QTranslator(parent) {}

void SwitchTranslator::load(const QString& code)
{
    m_parts.clear();
    m_pseudo = code == u"pseudo"_s;
    const auto add = [this](const QString& file) {
        auto part = std::make_unique<QTranslator>();
        if (part->load(file))
            m_parts.push_back(std::move(part));
    };
    if (!m_pseudo && code != u"en"_s) {
        add(u":/i18n/signalbox_%1.qm"_s.arg(code));
        add(QLibraryInfo::path(QLibraryInfo::TranslationsPath) + u"/qtbase_%1.qm"_s.arg(code));
    }
    // English has its plurals in a file, too: it is the base of every language
    add(u":/i18n/signalbox_en.qm"_s);
}

QString SwitchTranslator::translate(const char* context, const char* source, const char* disambiguation, int n) const
{
    QString text;
    for (const auto& part : m_parts) {
        text = part->translate(context, source, disambiguation, n);
        if (!text.isNull())
            break;
    }
    // formats are no texts, and the toolkit's own texts (keys, buttons) are not ours
    const bool ours = m_pseudo && *context != 'Q' && !QByteArray(disambiguation).contains("format");
    if (!ours)
        return text;
    return pseudoText(text.isNull() ? QString::fromUtf8(source) : text);
}

QString pseudoText(const QString& english)
{
    static const QString plain = u"AaBbCcDdEeGgHhIiJjKkLlNnOoRrSsTtUuWwYyZz"_s;
    static const QString accented = u"ÅåƁƀÇçĐđÉéĜĝĤĥÎîĴĵĶķĻļÑñÖöŔŕŠšŢţÛûŴŵÝýŽž"_s;
    QString out;
    int owed = 0;
    bool markup = false;
    for (qsizetype i = 0; i < english.size(); ++i) {
        const QChar c = english.at(i);
        if (c == u'<' && i + 1 < english.size() && (english.at(i + 1).isLetter() || english.at(i + 1) == u'/'))
            markup = true;
        if (c == u'%' && i + 1 < english.size()) {
            out += c;
            if (english.at(i + 1) == u'L' || english.at(i + 1) == u'n' || english.at(i + 1).isDigit())
                out += english.at(++i);
            if (out.endsWith(u'L') && i + 1 < english.size())
                out += english.at(++i);
            continue;
        }
        const qsizetype at = markup ? -1 : plain.indexOf(c);
        const QChar shown = at < 0 ? c : accented.at(at);
        out += shown;
        if (c == u'>')
            markup = false;
        if (markup || !c.isLetter())
            continue;
        // two letters more for every five
        owed += 2;
        if (owed >= 5) {
            out += shown.toLower();
            owed -= 5;
        }
    }
    return out;
}

}  // namespace signalbox::ui

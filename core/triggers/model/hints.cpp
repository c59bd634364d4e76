// SPDX-License-Identifier: GPL-3.0-or-later

#include "triggers/model/hints.h"

#include <QCoreApplication>

#include <numeric>
#include <vector>

#include "signalbox/literals.h"

namespace signalbox::triggers {

namespace {

/// Letters that look like digits, digits of other scripts, and separators.
QString withDigits(const QString& text, bool withPoint)
{
    if (text.size() > 100)
        return {};
    QString digits;
    for (const QChar c : text) {
        if (u"oOQD"_s.contains(c))
            digits += u'0';
        else if (u"lI|"_s.contains(c))
            digits += u'1';
        else if (u"zZ"_s.contains(c))
            digits += u'2';
        else if (u"sS"_s.contains(c))
            digits += u'5';
        else if (c.isSpace() || c == u'_' || c == u'\'' || c == u'#')
            continue;
        else if (c.digitValue() >= 0)
            digits += QChar(u'0' + c.digitValue());
        else if (withPoint && (c == u'.' || c == u',' || c == u'-'))
            digits += c;
        else if (c != u',')
            return {};
    }
    return digits;
}

int distance(const QString& a, const QString& b)
{
    std::vector<int> row(static_cast<size_t>(b.size()) + 1);
    std::iota(row.begin(), row.end(), 0);
    for (qsizetype i = 1; i <= a.size(); ++i) {
        int before = std::exchange(row[0], static_cast<int>(i));
        for (size_t j = 1; j < row.size(); ++j) {
            const int change = before + (a[i - 1] == b[static_cast<qsizetype>(j) - 1] ? 0 : 1);
            before = std::exchange(row[j], std::min({row[j] + 1, row[j - 1] + 1, change}));
        }
    }
    return row.back();
}

}  // namespace

QString likelyDigits(const QString& text)
{
    return withDigits(text, false);
}

QString likelyDecimal(const QString& text)
{
    QString digits = withDigits(text, true);
    const qsizetype comma = digits.lastIndexOf(u',');
    if (comma >= 0) {
        const bool groups = digits.contains(u'.') || digits.count(u',') > 1 || digits.size() - comma == 4;
        if (groups)
            digits.remove(u',');
        else
            digits[comma] = u'.';
    }
    const bool number = digits.count(u'.') <= 1 && digits.lastIndexOf(u'-') <= 0 &&
                        std::any_of(digits.begin(), digits.end(), [](QChar c) { return c.isDigit(); });
    return number ? digits : QString();
}

QString likelyName(const QString& text, const QStringList& names)
{
    if (text.size() > 100)
        return {};
    for (const QString& name : names)
        if (name.compare(text.trimmed(), Qt::CaseInsensitive) == 0)
            return name;
    for (const QString& name : names)
        if (name.size() > 3 && distance(text.toLower(), name.toLower()) <= 2)
            return name;
    return {};
}

Message meant(Message text, const QString& likely)
{
    if (likely.isEmpty())
        return text;
    return Message::joined({text, Message(QT_TRANSLATE_NOOP("Engine", "Did you mean %1?")).arg(likely)});
}

}  // namespace signalbox::triggers

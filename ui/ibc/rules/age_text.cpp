// SPDX-License-Identifier: GPL-3.0-or-later

#include "ibc/rules/age_text.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <array>

#include "signalbox/literals.h"

namespace signalbox::ui::ibc {

namespace {

struct AgeWords {
    Q_DECLARE_TR_FUNCTIONS(signalbox::ui::AgeWords)
};

constexpr std::array<qint64, 4> unitSeconds{86'400, 3'600, 60, 1};
constexpr const char* unitWords[] = {"d", "h", "min", "s"};

QString unitText(std::size_t unit, qint64 count)
{
    switch (unit) {
        case 0:
            return AgeWords::tr("%1 d", "days").arg(count);
        case 1:
            return AgeWords::tr("%1 h", "hours").arg(count);
        case 2:
            return AgeWords::tr("%1 min", "minutes").arg(count);
        default:
            return AgeWords::tr("%1 s", "seconds").arg(count);
    }
}

/// The seconds of a unit, in English or in the window's language; 0 if it is none.
qint64 secondsOfUnit(const QString& word)
{
    for (std::size_t unit = 0; unit < unitSeconds.size(); ++unit) {
        QString own = unitText(unit, 0).remove(u'0').trimmed();
        if (word.compare(QLatin1String(unitWords[unit]), Qt::CaseInsensitive) == 0 ||
            word.compare(own, Qt::CaseInsensitive) == 0)
            return unitSeconds[unit];
    }
    return word.isEmpty() ? 1 : 0;
}

}  // namespace

QString ageText(qint64 seconds)
{
    QStringList parts;
    for (std::size_t unit = 0; unit < unitSeconds.size(); ++unit) {
        const qint64 count = seconds / unitSeconds[unit];
        seconds %= unitSeconds[unit];
        if (count > 0)
            parts << unitText(unit, count);
    }
    return parts.isEmpty() ? unitText(unitSeconds.size() - 1, 0) : parts.join(u' ');
}

std::optional<qint64> secondsOf(const QString& text)
{
    static const QRegularExpression whole(u"^\\s*(\\d{1,10}\\s*[^\\d\\s]*\\s*)+$"_s),
        part(u"(\\d{1,10})\\s*([^\\d\\s]*)"_s);
    if (!whole.match(text).hasMatch())
        return std::nullopt;
    qint64 sum = 0;
    int parts = 0;
    for (auto each = part.globalMatch(text); each.hasNext(); ++parts) {
        const QRegularExpressionMatch match = each.next();
        const qint64 unit = secondsOfUnit(match.captured(2));
        if (unit == 0 || (match.captured(2).isEmpty() && (parts > 0 || each.hasNext())))
            return std::nullopt;
        sum += match.captured(1).toLongLong() * unit;
    }
    return sum;
}

}  // namespace signalbox::ui::ibc

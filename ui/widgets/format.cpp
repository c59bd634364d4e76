// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/format.h"

#include <QCoreApplication>
#include <QLocale>
#include <QTimeZone>
#include <cmath>

#include "signalbox/literals.h"
#include "widgets/shown_time.h"

namespace signalbox::ui::format {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(signalbox::ui::Format)
};

/// The C locale groups nothing; the pictures' grouping is that of English.
QLocale grouping()
{
    QLocale locale;
    if (locale.language() == QLocale::C)
        locale = QLocale(QLocale::English, QLocale::UnitedStates);
    locale.setNumberOptions(QLocale::DefaultNumberOptions);
    return locale;
}

QDateTime present()
{
    return QDateTime::currentDateTimeUtc();
}

bool older(const QDateTime& at)
{
    return qAbs(at.secsTo(present())) >= 24 * 3600;
}

QString day(const QDateTime& local)
{
    const QLocale locale = grouping();
    const bool sameYear = local.date().year() == QDate::currentDate().year();
    return locale.toString(local.date(),
                           sameYear ? Words::tr("d MMM", "date format") : Words::tr("d MMM yyyy", "date format"));
}

}  // namespace

QString list(const QStringList& parts)
{
    return parts.join(Words::tr(", ", "between the parts of a list"));
}

const QString& none()
{
    static const QString dash = u"–"_s;
    return dash;
}

QString number(qint64 value)
{
    return grouping().toString(value);
}

QString number(double value, int decimals)
{
    return std::isfinite(value) ? grouping().toString(value, 'f', decimals) : none();
}

QString rate(double perSecond)
{
    if (!std::isfinite(perSecond))
        return none();
    if (perSecond <= 0)
        return number(qint64(0));
    if (perSecond < 9.95)
        return number(perSecond, 1);
    return number(qint64(std::llround(perSecond)));
}

QString compact(double value)
{
    if (!std::isfinite(value))
        return none();
    const double size = std::abs(value);
    if (size < 999'500)
        return number(qint64(std::llround(value)));
    static const char* const units[] = {"M", "G", "T", "P"};
    double scaled = value / 1e6;
    int unit = 0;
    while (std::abs(scaled) >= 999.5 && unit < 3) {
        scaled /= 1000;
        ++unit;
    }
    return number(scaled, std::abs(scaled) < 99.95 ? 1 : 0) + QChar(0x00A0) + QLatin1String(units[unit]);
}

QString fitted(const QString& text, const std::function<bool(const QString&)>& fits)
{
    if (fits(text))
        return text;
    bool whole = false;
    if (const double value = double(grouping().toLongLong(text, &whole)); whole) {
        static const std::pair<double, const char*> units[] = {{1e3, "k"}, {1e6, "M"}, {1e9, "G"}, {1e12, "T"}};
        for (const auto& [unit, letter] : units)
            for (const double step : {10.0, 1.0}) {
                // truncated, never rounded up
                const double scaled = std::trunc(value / unit * step) / step;
                const QString shorter = number(scaled, step > 1 ? 1 : 0) + QChar(0x00A0) + QLatin1String(letter);
                if (std::abs(scaled) >= 1 && fits(shorter))
                    return shorter;
            }
        return text;
    }
    const QStringList words = text.split(QLatin1Char(' '));  // numbers and their units, the largest first
    for (qsizetype kept = words.size() - 2; kept >= 2; kept -= 2)
        if (const QString shorter = words.first(kept).join(QLatin1Char(' ')); fits(shorter))
            return shorter;
    return text;
}

QString approximate(double low, double high)
{
    const QString a = compact(low), b = compact(high);
    return a == b ? a : Words::tr("%1 to %2", "range of an estimate").arg(a, b);
}

QString share(double part)
{
    if (!std::isfinite(part))
        return none();
    double percent = part * 100;
    if (part < 1)
        percent = std::floor(percent * 10) / 10;  // 100.0 % only when all is done
    return Words::tr("%1 %", "percent").arg(number(qMin(percent, 100.0), 1));
}

QString duration(double seconds)
{
    if (!std::isfinite(seconds) || seconds < 0)
        return none();
    if (seconds < 9.95 && seconds != std::floor(seconds))
        return Words::tr("%1 s").arg(number(std::floor(seconds * 10) / 10, 1));
    const qint64 s = qint64(seconds);
    if (s < 60)
        return Words::tr("%1 s").arg(s);
    if (s < 3600)
        return s % 60 ? Words::tr("%1 min %2 s").arg(s / 60).arg(s % 60) : Words::tr("%1 min").arg(s / 60);
    if (s < 86400)
        return s / 60 % 60 ? Words::tr("%1 h %2 min").arg(s / 3600).arg(s / 60 % 60) : Words::tr("%1 h").arg(s / 3600);
    return s / 3600 % 24 ? Words::tr("%1 d %2 h").arg(number(s / 86400)).arg(s / 3600 % 24)
                         : Words::tr("%1 d").arg(number(s / 86400));
}

QString shortDuration(double seconds)
{
    if (!std::isfinite(seconds) || seconds < 0)
        return none();
    if (seconds < 9.95 && seconds != std::floor(seconds))
        return Words::tr("%1 s").arg(number(std::floor(seconds * 10) / 10, 1));
    const qint64 s = qint64(seconds);
    if (s < 60)
        return Words::tr("%1 s").arg(s);
    if (s < 3600)
        return Words::tr("%1 min").arg(s / 60);
    if (s < 86400)
        return Words::tr("%1 h").arg(s / 3600);
    return Words::tr("%1 d").arg(number(s / 86400));
}

QString estimate(double seconds)
{
    if (!std::isfinite(seconds) || seconds < 0)
        return none();
    if (seconds < 45)
        return Words::tr("under 1 min");
    const qint64 minutes = std::llround(seconds / 60);
    if (minutes <= 60)
        return minutes == 60 ? Words::tr("%1 h").arg(1) : Words::tr("%1 min").arg(minutes);
    const qint64 tens = std::llround(seconds / 600) * 10;
    if (tens >= 48 * 60)
        return duration(double(tens / 60 * 3600));
    return tens % 60 ? Words::tr("%1 h %2 min").arg(tens / 60).arg(tens % 60) : Words::tr("%1 h").arg(tens / 60);
}

QString size(qint64 bytes)
{
    if (bytes < 0)
        return none();
    if (bytes < 1'000'000)
        return bytes == 0 ? Words::tr("0 MB") : Words::tr("< 1 MB");
    static const char* const units[] = {"MB", "GB", "TB", "PB"};
    double value = double(bytes) / 1e6;
    int unit = 0;
    while (value >= 999.5 && unit < 3) {
        value /= 1000;
        ++unit;
    }
    const int decimals = unit == 0 ? 0 : value < 9.995 ? 2 : value < 99.95 ? 1 : 0;
    return number(value, decimals) + QLatin1Char(' ') + QLatin1String(units[unit]);
}

QString milliseconds(double ms)
{
    if (!std::isfinite(ms) || ms < 0)
        return none();
    return ms < 999.5 ? Words::tr("%1 ms").arg(qRound(ms)) : Words::tr("%1 s").arg(number(ms / 1000, 1));
}

QString time(const QDateTime& at)
{
    if (!at.isValid())
        return none();
    const QDateTime local = shownTime(at);
    const QString clock = local.time().toString(u"HH:mm:ss"_s);
    return older(at) ? Words::tr("%1, %2", "date, time").arg(day(local), clock) : clock;
}

QString clock(const QDateTime& at)
{
    if (!at.isValid())
        return none();
    const QDateTime local = shownTime(at);
    const QString clock = local.time().toString(u"HH:mm"_s);
    return older(at) ? Words::tr("%1, %2", "date, time").arg(day(local), clock) : clock;
}

QString iso(const QDateTime& at)
{
    return at.isValid() ? at.toUTC().toString(Qt::ISODateWithMs) : none();
}

QString since(const QDateTime& at)
{
    return at.isValid() ? Words::tr("since %1").arg(clock(at)) : QString();
}

QString ago(const QDateTime& at, const QDateTime& now)
{
    if (!at.isValid())
        return none();
    const qint64 ms = at.msecsTo(now.isValid() ? now : present());
    return Words::tr("%1 ago").arg(shortDuration(double(qMax<qint64>(0, ms) / 1000)));
}

QString inTime(const QDateTime& at, const QDateTime& now)
{
    if (!at.isValid())
        return {};
    const qint64 ms = (now.isValid() ? now : present()).msecsTo(at);
    if (ms < 500)
        return Words::tr("now");
    return Words::tr("in %1").arg(duration(double((ms + 999) / 1000)));
}

QString shortAddress(const QString& address)
{
    return address.size() > 14 ? address.left(8) + QChar(0x2026) + address.right(4) : address;
}

QString shortHash(const QString& hash)
{
    return hash.size() > 20 ? hash.left(10) + QChar(0x2026) + hash.right(6) : hash;
}

QString amount(const QString& units, int decimals)
{
    QString digits = units;
    const bool negative = digits.startsWith(QLatin1Char('-'));
    if (negative)
        digits.remove(0, 1);
    for (const QChar c : std::as_const(digits))
        if (!c.isDigit())
            return units;
    if (decimals < 0)
        decimals = 0;
    if (digits.size() <= decimals)
        digits.prepend(QString(decimals + 1 - digits.size(), QLatin1Char('0')));
    QString whole = digits.left(digits.size() - decimals);
    QString fraction = digits.right(decimals);
    while (fraction.endsWith(QLatin1Char('0')))
        fraction.chop(1);
    while (whole.size() > 1 && whole.startsWith(QLatin1Char('0')))
        whole.remove(0, 1);
    const QLocale locale = grouping();
    QString grouped;
    for (qsizetype i = 0; i < whole.size(); ++i) {
        if (i > 0 && (whole.size() - i) % 3 == 0)
            grouped += locale.groupSeparator();
        grouped += whole.at(i);
    }
    if (!fraction.isEmpty())
        grouped += locale.decimalPoint() + fraction;
    return negative ? QLatin1Char('-') + grouped : grouped;
}

QString safe(const QString& text)
{
    QString out;
    out.reserve(text.size());
    for (const QChar c : text) {
        const ushort u = c.unicode();
        const bool direction =
            u == 0x061C || u == 0x200E || u == 0x200F || (u >= 0x202A && u <= 0x202E) || (u >= 0x2066 && u <= 0x2069);
        const bool invisible = u == 0x200B || u == 0x2060 || u == 0xFEFF || u == 0x00AD || (u >= 0x2028 && u <= 0x2029);
        if (u < 0x20)
            out += QChar(0x2400 + u);
        else if (u == 0x7F)
            out += QChar(0x2421);
        else if (direction || invisible || (u >= 0x80 && u < 0xA0))
            out += u"⟨U+%1⟩"_s.arg(u, 4, 16, QLatin1Char('0')).toUpper();
        else
            out += c;
    }
    return out;
}

}  // namespace signalbox::ui::format

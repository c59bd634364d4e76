// SPDX-License-Identifier: GPL-3.0-or-later

#include "charts/chart_scale.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>
#include <algorithm>
#include <cmath>

#include "signalbox/literals.h"
#include "widgets/shown_time.h"

namespace signalbox::ui::scale {

Axis linear(double largest, ChartUnit unit, int mostLabels)
{
    Axis axis;
    if (!(largest > 0))
        largest = unit == ChartUnit::Seconds ? 8 : 4;
    const int most = qMax(2, mostLabels - 1);
    const auto fits = [&](double step) { return std::ceil(largest / step - 1e-9) <= most; };
    if (unit == ChartUnit::Seconds) {
        constexpr double minute = 60, hour = 3600, day = 86400;
        static constexpr double steps[] = {
            0.2,      0.5,        1,          2,          5,           10,          15,          20,
            30,       1 * minute, 2 * minute, 5 * minute, 10 * minute, 15 * minute, 20 * minute, 30 * minute,
            1 * hour, 2 * hour,   3 * hour,   6 * hour,   12 * hour,   1 * day,     2 * day,     5 * day,
            10 * day, 20 * day,   40 * day,   80 * day,   160 * day,   365 * day,   730 * day,   3650 * day};
        axis.step = *std::find_if(std::begin(steps), std::end(steps) - 1, fits);
    } else {
        const double power = std::pow(10.0, std::floor(std::log10(largest / most)));
        static constexpr double factors[] = {1, 2, 2.5, 4, 5, 10};
        axis.step = power * *std::find_if(std::begin(factors), std::end(factors) - 1,
                                          [&](double factor) { return fits(factor * power); });
        if (unit != ChartUnit::PerSecond)
            axis.step = qMax(1.0, axis.step);
    }
    const int count = qMax(1, int(std::ceil(largest / axis.step - 1e-9)));
    axis.top = axis.step * count;
    for (int i = 0; i <= count; ++i)
        axis.ticks.push_back(axis.step * i);
    return axis;
}

Axis between(double smallest, double largest, int mostLabels)
{
    const double span = std::max(largest - smallest, std::max(4.0, largest * 1e-4));
    if (!(smallest > 0) || span > largest / 2)
        return linear(largest, ChartUnit::Count, mostLabels);
    Axis axis = linear(span, ChartUnit::Count, std::max(2, mostLabels - 1));
    axis.foot = std::floor(smallest / axis.step) * axis.step;
    if (axis.foot >= smallest)
        axis.foot -= axis.step;  // a line along the foot is not seen
    axis.ticks.clear();
    for (double tick = axis.foot;; tick += axis.step) {
        axis.ticks.push_back(tick);
        if (tick >= largest && axis.ticks.size() > 1)
            break;
    }
    axis.top = axis.ticks.back();
    return axis;
}

Axis logSeconds(double largest, int mostLabels)
{
    static constexpr double all[] = {1, 10, 60, 600, 3600, 86400, 864e3, 864e4, 864e5, 864e6};
    const auto last =
        std::find_if(std::begin(all) + 1, std::end(all) - 1, [&](double tick) { return tick >= largest; });
    Axis axis;
    axis.top = *last;
    axis.logarithmic = true;
    axis.ticks.assign(std::begin(all), last + 1);
    // 1 s, 1 min, 1 h and 1 d are common; the tens between them are dropped first
    const auto between = [&](double tick) { return tick != axis.top && (tick == 10 || tick == 600 || tick > 86400); };
    if (int(axis.ticks.size()) > mostLabels)
        std::erase_if(axis.ticks, between);
    return axis;
}

double Axis::share(double value) const
{
    if (!logarithmic)
        return (value - foot) / (top - foot);
    const double low = std::log10(logFloor);
    return (std::log10(std::max(value, logFloor)) - low) / (std::log10(top) - low);
}

TimeAxis time(qint64 from, qint64 to, double width, double labelWidth)
{
    static constexpr qint64 seconds[] = {1,     2,     5,         10,        15,         30,         60,        120,
                                         300,   600,   900,       1800,      3600,       7200,       10800,     21600,
                                         43200, 86400, 2 * 86400, 7 * 86400, 14 * 86400, 30 * 86400, 90 * 86400};
    TimeAxis axis;
    const double most = qMax(1.0, width / (labelWidth + 18));
    axis.step = 1000 * *std::find_if(std::begin(seconds), std::end(seconds) - 1,
                                     [&](qint64 step) { return double(to - from) / double(step * 1000) <= most; });
    const qint64 offset = qint64(shownTime(from).offsetFromUtc()) * 1000;
    qint64 first = from + offset;
    first += axis.step - 1 - ((first - 1) % axis.step + axis.step) % axis.step;
    for (qint64 at = first - offset; at <= to; at += axis.step)
        axis.ticks.push_back(at);
    return axis;
}

QString timeLabel(qint64 at, qint64 step)
{
    const QDateTime local = shownTime(at);
    if (step >= 86'400'000)
        return QLocale().toString(local.date(),
                                  QCoreApplication::translate("signalbox::ui::Format", "d MMM", "date format"));
    if (step < 60'000)
        return local.time().toString(u"HH:mm:ss"_s);
    return local.time().toString(u"HH:mm"_s);
}

}  // namespace signalbox::ui::scale

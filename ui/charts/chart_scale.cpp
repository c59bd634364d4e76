#include "charts/chart_scale.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>
#include <cmath>

#include "widgets/shown_time.h"

namespace signalbox::ui::scale {

Axis linear(double largest, ChartUnit unit, int mostLabels)
{
    Axis axis;
    if (!(largest > 0))
        largest = unit == ChartUnit::Seconds ? 8 : 4;
    const int most = qMax(2, mostLabels - 1);
    if (unit == ChartUnit::Seconds) {
        static constexpr double steps[] = {0.2,
                                           0.5,
                                           1,
                                           2,
                                           5,
                                           10,
                                           15,
                                           20,
                                           30,
                                           60,
                                           120,
                                           300,
                                           600,
                                           900,
                                           1200,
                                           1800,
                                           3600,
                                           7200,
                                           10800,
                                           21600,
                                           43200,
                                           86400,
                                           2 * 86400,
                                           5 * 86400,
                                           10 * 86400,
                                           20 * 86400,
                                           40 * 86400,
                                           80 * 86400,
                                           160 * 86400,
                                           365 * 86400.0,
                                           730 * 86400.0,
                                           3650 * 86400.0};
        axis.step = steps[std::size(steps) - 1];
        for (const double step : steps)
            if (std::ceil(largest / step - 1e-9) <= most) {
                axis.step = step;
                break;
            }
    } else {
        const double power = std::pow(10.0, std::floor(std::log10(largest / most)));
        axis.step = 10 * power;
        for (const double factor : {1.0, 2.0, 2.5, 4.0, 5.0, 10.0})
            if (std::ceil(largest / (factor * power) - 1e-9) <= most) {
                axis.step = factor * power;
                break;
            }
        if (unit != ChartUnit::PerSecond)
            axis.step = qMax(1.0, axis.step);
    }
    const int count = qMax(1, int(std::ceil(largest / axis.step - 1e-9)));
    axis.top = axis.step * count;
    for (int i = 0; i <= count; ++i)
        axis.ticks.push_back(axis.step * i);
    return axis;
}

Axis logSeconds(double largest, int mostLabels)
{
    static constexpr double all[] = {
        1, 10, 60, 600, 3600, 86400, 10 * 86400, 100 * 86400, 1000 * 86400.0, 10000 * 86400.0};
    Axis axis;
    size_t last = 1;
    while (last + 1 < std::size(all) && all[last] < largest)
        ++last;
    axis.top = all[last];
    std::vector<double> ticks(all, all + last + 1);
    if (int(ticks.size()) > mostLabels) {
        // what people say: 1 s, 1 min, 1 h, 1 d; tens are left out
        std::vector<double> few;
        for (const double tick : ticks)
            if (tick == 1 || tick == 60 || tick == 3600 || tick == 86400 || tick == axis.top)
                few.push_back(tick);
        ticks = few;
    }
    axis.ticks = std::move(ticks);
    return axis;
}

TimeAxis time(qint64 from, qint64 to, double width, double labelWidth)
{
    static constexpr qint64 seconds[] = {1,     2,     5,         10,        15,         30,         60,        120,
                                         300,   600,   900,       1800,      3600,       7200,       10800,     21600,
                                         43200, 86400, 2 * 86400, 7 * 86400, 14 * 86400, 30 * 86400, 90 * 86400};
    TimeAxis axis;
    const double most = qMax(1.0, width / (labelWidth + 18));
    axis.step = seconds[std::size(seconds) - 1] * 1000;
    for (const qint64 step : seconds)
        if (double(to - from) / double(step * 1000) <= most) {
            axis.step = step * 1000;
            break;
        }
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
        return local.time().toString(QStringLiteral("HH:mm:ss"));
    return local.time().toString(QStringLiteral("HH:mm"));
}

}  // namespace signalbox::ui::scale

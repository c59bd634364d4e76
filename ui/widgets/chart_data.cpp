// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/chart_data.h"

#include <QCoreApplication>
#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <numeric>

#include "signalbox/literals.h"
#include "widgets/format.h"

namespace signalbox::ui {

namespace {
constexpr double gap = std::numeric_limits<double>::quiet_NaN();

double mean(const std::vector<double>& values)
{
    double sum = 0;
    size_t count = 0;
    for (const double value : values)
        if (std::isfinite(value)) {
            sum += value;
            ++count;
        }
    return count ? sum / double(count) : 0;
}
}  // namespace

std::vector<ChartSeries> stackLargest(std::vector<ChartSeries> series, int keep, const QString& othersName)
{
    std::vector<qint64> times;
    for (const ChartSeries& one : series)
        times.insert(times.end(), one.at.begin(), one.at.end());
    std::sort(times.begin(), times.end());
    times.erase(std::unique(times.begin(), times.end()), times.end());

    // without any sample it is a gap; otherwise missing samples count as 0
    std::vector<char> known(times.size(), 0);
    for (ChartSeries& one : series) {
        std::vector<double> placed(times.size(), gap);
        size_t to = 0;
        for (size_t i = 0; i < one.at.size(); ++i) {
            while (to < times.size() && times[to] < one.at[i])
                ++to;
            placed[to] = one.value[i];
            if (std::isfinite(one.value[i]))
                known[to] = 1;
        }
        one.at = times;
        one.value = std::move(placed);
    }
    for (ChartSeries& one : series)
        for (size_t i = 0; i < times.size(); ++i)
            if (known[i] && !std::isfinite(one.value[i]))
                one.value[i] = 0;

    std::vector<double> size;
    for (const ChartSeries& one : series)
        size.push_back(mean(one.value));
    std::vector<size_t> order(series.size());
    std::iota(order.begin(), order.end(), size_t(0));
    std::stable_sort(order.begin(), order.end(), [&](size_t a, size_t b) { return size[a] > size[b]; });

    std::vector<ChartSeries> result;
    ChartSeries others;
    for (size_t i = 0; i < order.size(); ++i) {
        ChartSeries& one = series[order[i]];
        if (int(i) < keep || int(series.size()) == keep + 1) {
            result.push_back(std::move(one));
            continue;
        }
        if (others.at.empty()) {
            others = std::move(one);
            others.id = u"others"_s;
            others.name = othersName;
            others.mark = 0;
            continue;
        }
        for (size_t k = 0; k < times.size(); ++k)
            others.value[k] += one.value[k];
    }
    if (!others.at.empty())
        result.push_back(std::move(others));
    return result;
}

std::vector<ChartMark> joinCrowded(std::vector<ChartMark> marks, qint64 extent, const MarkWords& words)
{
    constexpr size_t mostTips = 6;
    std::stable_sort(marks.begin(), marks.end(), [](const auto& a, const auto& b) { return a.at < b.at; });
    std::vector<ChartMark> joined;
    for (size_t first = 0; first < marks.size();) {
        size_t end = first + 1;
        while (end < marks.size() && marks[end].at - marks[first].at < extent)
            ++end;
        const size_t count = end - first;
        ChartMark mark = marks[first];
        if (count > 1) {
            mark.at = marks[first].at + (marks[end - 1].at - marks[first].at) / 2;
            mark.label = words ? words(int(count)) : QString();
            QStringList tips;
            for (size_t i = first; i < std::min(end, first + mostTips); ++i)
                tips << marks[i].tip;
            if (count > mostTips)
                tips << u"…"_s;
            mark.tip = mark.label + QLatin1Char('\n') + tips.join(QLatin1Char('\n'));
        }
        joined.push_back(std::move(mark));
        first = end;
    }
    return joined;
}

namespace {
std::vector<double> sortedOf(const std::vector<double>& values)
{
    std::vector<double> sorted;
    std::copy_if(values.begin(), values.end(), std::back_inserter(sorted), [](double v) { return std::isfinite(v); });
    std::sort(sorted.begin(), sorted.end());
    return sorted;
}
}  // namespace

double largestShown(const std::vector<double>& values)
{
    constexpr double farAbove = 20;
    const std::vector<double> sorted = sortedOf(values);
    if (sorted.empty())
        return 0;
    const size_t outliers = std::max<size_t>(1, sorted.size() / 50);
    if (sorted.size() < 6)
        return sorted.back();
    const double usual = sorted[sorted.size() - 1 - outliers];
    const double limit = farAbove * std::max(1.0, usual);
    const auto newest = std::find_if(values.rbegin(), values.rend(), [](double v) { return std::isfinite(v); });
    return sorted.back() > limit && *newest <= limit ? *std::prev(std::upper_bound(sorted.begin(), sorted.end(), limit))
                                                     : sorted.back();
}

bool spansOrders(const std::vector<double>& values)
{
    const std::vector<double> sorted = sortedOf(values);
    return sorted.size() >= 6 && largestShown(values) > 100 * std::max(1.0, sorted[sorted.size() / 2]);
}

void decimate(std::vector<qint64>& at, std::vector<double>& value, int most)
{
    const size_t count = at.size();
    if (most < 4 || count <= size_t(most))
        return;
    const size_t buckets = size_t(most) / 2;
    std::vector<qint64> keptAt;
    std::vector<double> keptValue;
    const auto keep = [&](size_t i) {
        keptAt.push_back(at[i]);
        keptValue.push_back(value[i]);
    };
    for (size_t b = 0; b < buckets; ++b) {
        const size_t first = b * count / buckets, end = (b + 1) * count / buckets;
        size_t low = end, high = end, missing = end;
        for (size_t i = first; i < end; ++i) {
            if (!std::isfinite(value[i])) {
                missing = i;
                continue;
            }
            if (low == end || value[i] < value[low])
                low = i;
            if (high == end || value[i] > value[high])
                high = i;
        }
        if (low == end) {
            keep(first);  // nothing but a gap
            continue;
        }
        std::vector<size_t> chosen = {low};
        if (high != low)
            chosen.push_back(high);
        if (missing != end)
            chosen.push_back(missing);
        std::sort(chosen.begin(), chosen.end());
        for (const size_t i : chosen)
            keep(i);
    }
    at = std::move(keptAt);
    value = std::move(keptValue);
}

QString chartValue(double value, ChartUnit unit)
{
    if (!std::isfinite(value))
        return format::none();
    switch (unit) {
        case ChartUnit::Seconds:
            return format::duration(value);
        case ChartUnit::Milliseconds:
            return format::milliseconds(value);
        case ChartUnit::PerSecond:
            return format::rate(value);
        case ChartUnit::Count:
        case ChartUnit::Blocks:
            return value >= 1e6 ? format::compact(value) : format::number(qint64(std::llround(value)));
        case ChartUnit::Dollars:
            return u"%1 $"_s.arg(format::number(value, std::abs(value) < 1000 ? 2 : 0));
        case ChartUnit::Percent:
            return format::share(value / 100);
        case ChartUnit::Bytes:
            return format::size(qint64(value));
    }
    return {};
}

QString unitName(ChartUnit unit)
{
    switch (unit) {
        case ChartUnit::Seconds:
            return u"(s)"_s;
        case ChartUnit::Milliseconds:
            return u"(ms)"_s;
        case ChartUnit::PerSecond:
            return u"(1/s)"_s;
        case ChartUnit::Blocks:
            return u"(blocks)"_s;
        case ChartUnit::Dollars:
            return u"(USD)"_s;
        case ChartUnit::Percent:
            return u"(%)"_s;
        case ChartUnit::Bytes:
            return u"(bytes)"_s;
        case ChartUnit::Count:
            break;
    }
    return {};
}

QString axisValue(double value, ChartUnit unit, double step)
{
    if (unit == ChartUnit::Seconds) {
        // one exact unit: 36 h between 1 d and 2 d, not 1 d again
        const auto exact = [&](double part) { return std::abs(std::remainder(value, part)) < 0.5; };
        if (value > 86400 && !exact(86400))
            return QCoreApplication::translate("signalbox::ui::Format", "%1 h").arg(qint64(value / 3600));
        if (value > 3600 && value < 86400 && !exact(3600))
            return QCoreApplication::translate("signalbox::ui::Format", "%1 min").arg(qint64(value / 60));
        if (value > 60 && value < 3600 && !exact(60))
            return QCoreApplication::translate("signalbox::ui::Format", "%1 s").arg(qint64(value));
        return format::shortDuration(qMax(0.0, value));
    }
    if (unit == ChartUnit::Milliseconds && value > 0)
        return format::milliseconds(value);
    if (value <= 0)
        return unit == ChartUnit::Percent ? u"0 %"_s : u"0"_s;
    const double scale = value >= 1e9                                                     ? 1e9
                         : value >= 1e6                                                   ? 1e6
                         : value >= 1e4 || (value >= 1e3 && unit == ChartUnit::PerSecond) ? 1e3
                                                                                          : 1;
    const char* const letter = scale == 1e9 ? " G" : scale == 1e6 ? " M" : scale == 1e3 ? " k" : "";
    const double shown = value / scale, shownStep = step / scale;
    const int decimals = shownStep >= 1 || std::abs(shown - std::round(shown)) < 1e-9 ? 0 : shownStep >= 0.1 ? 1 : 2;
    QString text = format::number(shown, decimals) + QLatin1String(letter);
    if (unit == ChartUnit::PerSecond)
        text = QCoreApplication::translate("signalbox::ui::Format", "%1/s").arg(text);
    if (unit == ChartUnit::Bytes)
        text += scale == 1 ? u" B"_s : u"B"_s;
    if (unit == ChartUnit::Dollars)
        text += u" $"_s;
    if (unit == ChartUnit::Percent)
        text += u" %"_s;
    return text;
}

}  // namespace signalbox::ui

// SPDX-License-Identifier: GPL-3.0-or-later

#include "charts/samples.h"

#include <QDateTime>
#include <algorithm>
#include <cmath>
#include <map>

#include "signalbox/literals.h"
#include "tables/table_text.h"

namespace signalbox::ui::samples {

std::optional<size_t> nearest(const std::vector<qint64>& times, qint64 moment)
{
    if (times.empty())
        return std::nullopt;
    auto next = std::lower_bound(times.begin(), times.end(), moment);
    if (next == times.end() || (next != times.begin() && moment - *(next - 1) < *next - moment))
        --next;
    return size_t(next - times.begin());
}

std::optional<double> valueNear(const std::vector<qint64>& times, const std::vector<double>& values, qint64 moment)
{
    const auto i = nearest(times, moment);
    if (!i || !std::isfinite(values[*i]))
        return std::nullopt;
    const qint64 step = times.size() > 1 ? (times.back() - times.front()) / qint64(times.size() - 1) : 60'000;
    return std::llabs(times[*i] - moment) > step * 2 ? std::nullopt : std::optional(values[*i]);
}

std::vector<QList<QPointF>> runs(const std::vector<qint64>& times, const std::vector<double>& values, qint64 from,
                                 qint64 to, int most)
{
    auto first = std::lower_bound(times.begin(), times.end(), from);
    auto last = std::upper_bound(first, times.end(), to);
    first -= first != times.begin();
    last += last != times.end();
    std::vector<qint64> at(first, last);
    std::vector<double> value(values.begin() + (first - times.begin()), values.begin() + (last - times.begin()));
    decimate(at, value, most);
    std::vector<QList<QPointF>> runs;
    bool gap = true;
    for (size_t i = 0; i < at.size(); ++i) {
        if (std::isfinite(value[i])) {
            if (gap)
                runs.emplace_back();
            runs.back().append({double(at[i]), value[i]});
        }
        gap = !std::isfinite(value[i]);
    }
    return runs;
}

QString toCsv(const std::vector<ChartSeries>& series, const QString& quantity, const QString& placeName,
              const std::function<QString(qint64)>& place)
{
    QStringList head{place ? csvCell(placeName) : u"time (UTC)"_s};
    std::map<qint64, QStringList> rows;
    for (const ChartSeries& one : series) {
        const QString name = one.name.isEmpty() ? one.id : one.name;
        head << csvCell(quantity.isEmpty() ? name : name + u' ' + quantity);
        for (size_t i = 0; i < one.at.size(); ++i) {
            QStringList& row = rows[one.at[i]];
            row.resize(head.size() - 1);
            if (std::isfinite(one.value[i]))
                row.back() = QString::number(one.value[i], 'g', 12);
        }
    }
    QString text = head.join(u',') + u"\r\n"_s;
    for (auto& [at, row] : rows) {
        row.resize(head.size() - 1);
        text += (place ? csvCell(place(at)) : QDateTime::fromMSecsSinceEpoch(at, Qt::UTC).toString(Qt::ISODateWithMs)) +
                u',' + row.join(u',') + u"\r\n"_s;
    }
    return text;
}

}  // namespace signalbox::ui::samples

// SPDX-License-Identifier: GPL-3.0-or-later

#include "database/size_card.h"

#include "signalbox/literals.h"
#include "widgets/time_range.h"

namespace signalbox::ui {

namespace {
constexpr int measuredMark = 1, forecastMark = 9;  // the same color, solid and dashed
}

SizeCard::SizeCard(TimeScope* scope, QWidget* parent) : ChartCard(tr("Size"), parent), m_time(scope)
{
    chart()->setHub(scope->hub());
    chart()->changeLook([](ChartLook& look) {
        look.unit = ChartUnit::Bytes;
        look.valueName = u"size (bytes)"_s;
        look.emptyText = tr("No samples in this range yet. One is recorded every minute.");
    });
    chart()->setAccessibleName(tr("Size of the database over time"));
    connect(chart(), &Chart::zoomed, this, [scope](qint64 from, qint64 to) {
        scope->zoom(QDateTime::fromMSecsSinceEpoch(from), QDateTime::fromMSecsSinceEpoch(to));
    });
    connect(chart(), &Chart::unzoomed, scope, &TimeScope::unzoom);
}

void SizeCard::set(const DatabaseSeries& series)
{
    ChartSeries measured{u"measured"_s, tr("measured"), measuredMark, {}, {}};
    ChartSeries forecast{u"forecast"_s, tr("forecast"), forecastMark, {}, {}};
    for (std::size_t i = 0; i < series.at.size(); ++i) {
        if (series.bytes.at(i) == series.bytes.at(i)) {
            measured.at.push_back(series.at[i]);
            measured.value.push_back(series.bytes[i]);
        }
        if (series.forecast.at(i) == series.forecast.at(i)) {
            forecast.at.push_back(series.at[i]);
            forecast.value.push_back(series.forecast[i]);
        }
    }
    const qint64 to = m_time->to().toMSecsSinceEpoch();
    chart()->setRange(m_time->from().toMSecsSinceEpoch(), forecast.at.empty() ? to : std::max(to, forecast.at.back()));
    std::vector<ChartSeries> all;
    for (ChartSeries* each : {&measured, &forecast})
        if (!each->at.empty())
            all.push_back(std::move(*each));
    chart()->setSeries(std::move(all));
}

void SizeCard::setFailure(const QString& text)
{
    chart()->changeLook([&](ChartLook& look) { look.emptyText = text; });
}

}  // namespace signalbox::ui

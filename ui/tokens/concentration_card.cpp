// SPDX-License-Identifier: GPL-3.0-or-later

#include "tokens/concentration_card.h"

#include <cmath>

#include "language/engine_words.h"
#include "signalbox/engine.h"
#include "signalbox/token_queries.h"
#include "widgets/format.h"

namespace signalbox::ui {

namespace {

constexpr double scale = 1e6;  ///< of the logarithm of a rank, which is a place of the chart

qint64 placeOf(double rank)
{
    return qint64(std::llround(std::log10(std::max(1.0, rank)) * scale));
}

qint64 rankOf(qint64 place)
{
    return qint64(std::llround(std::pow(10, double(place) / scale)));
}

QString powerText(qint64 power)
{
    if (power >= 1'000'000)
        return u"%1 M"_s.arg(power / 1'000'000);
    return power >= 1000 ? u"%1 k"_s.arg(power / 1000) : QString::number(power);
}

}  // namespace

ConcentrationCard::ConcentrationCard(QWidget* parent) : ChartCard(tr("Concentration"), parent)
{
    head()->setNote(tr("share of supply"));
    ChartLook look;
    look.unit = ChartUnit::Percent;
    look.valueName = u"(%)"_s;
    look.places.title = [](qint64 place) {
        const qint64 rank = rankOf(place);
        return tr("%1 largest holders", nullptr, format::plural(rank)).arg(format::number(rank));
    };
    look.places.label = [](qint64 place) { return format::number(rankOf(place)); };
    look.places.name = u"largest holders"_s;
    look.places.value = [](qint64 place) { return QString::number(rankOf(place)); };
    chart()->setLook(look);
    chart()->setHub(&m_hub);
    chart()->setAccessibleName(tr("Share of the supply over the number of largest holders"));
    connect(chart(), &Chart::zoomed, this, [this](qint64 from, qint64 to) {
        m_zoomed = true;
        chart()->setRange(from, to);
    });
    connect(chart(), &Chart::unzoomed, this, [this] {
        m_zoomed = false;
        chart()->setRange(0, m_last);
    });
}

void ConcentrationCard::clear()
{
    m_answer.drop();
    m_zoomed = false;
    chart()->setSeries({});
}

void ConcentrationCard::ask(Engine* engine, const TokenRef& token, int mark)
{
    TokenQueries* tokens = engine ? engine->tokens() : nullptr;
    if (!tokens || token.isEmpty())
        return;
    m_answer.ask(tokens->concentration(token.caip2, token.contract), this,
                 [this, mark](const Expected<std::vector<ConcentrationPoint>>& points) {
                     chart()->changeLook([&](ChartLook& look) {
                         look.emptyText = points ? tr("No holder has a balance yet.") : engineWords(points.error());
                     });
                     if (points)
                         show(*points, mark);
                 });
}

void ConcentrationCard::show(const std::vector<ConcentrationPoint>& points, int mark)
{
    if (points.size() < 2) {
        chart()->setSeries({});
        return;
    }
    const qint64 last = points.back().holders;
    chart()->changeLook([&](ChartLook& look) {
        look.places.ticks.clear();
        for (qint64 power = 1; power <= last; power *= 10)
            look.places.ticks.emplace_back(placeOf(double(power)), powerText(power));
    });
    m_last = std::max<qint64>(1, placeOf(double(last)));
    if (!m_zoomed)
        chart()->setRange(0, m_last);
    ChartSeries series{u"today"_s, tr("today"), std::max(1, mark), {}, {}};
    for (const ConcentrationPoint& point : points) {
        series.at.push_back(placeOf(double(point.holders)));
        series.value.push_back(point.share * 100);
    }
    chart()->setSeries({std::move(series)});
}

}  // namespace signalbox::ui

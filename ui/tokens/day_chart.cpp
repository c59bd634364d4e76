// SPDX-License-Identifier: GPL-3.0-or-later

#include "tokens/day_chart.h"

#include <QDateTime>

#include "signalbox/literals.h"
#include "tokens/balance_words.h"
#include "widgets/shown_time.h"

namespace signalbox::ui {

namespace {
constexpr int mostDays = 4000;
}

DayRange::DayRange(bool withAll, QWidget* parent) : Segments(tr("Days"), parent)
{
    std::vector<Item> items{
        {u"30"_s, tr("30 d", "days")}, {u"90"_s, tr("90 d", "days")}, {u"365"_s, tr("1 y", "year")}};
    if (withAll)
        items.push_back({QString::number(mostDays), tr("all", "days")});
    const QSignalBlocker quiet(this);
    setItems(items);
    setCurrent(u"90"_s);
}

QDate DayRange::first() const
{
    return last().addDays(1 - current().toInt());
}

bool DayRange::isAll() const
{
    return current().toInt() == mostDays;
}

QDate DayRange::last()
{
    return QDateTime::currentDateTimeUtc().date().addDays(-1);
}

qint64 DayRange::place(const QDate& day)
{
    return day.startOfDay(shownSpec()).toMSecsSinceEpoch();
}

QDate DayRange::day(qint64 place)
{
    return shownTime(place + 3'600'000).date();  // an hour more: where a day begins at 01:00
}

DayChart::DayChart(const QString& title, bool withAll, QWidget* parent)
    : ChartCard(title, parent), m_range(new DayRange(withAll))
{
    addControl(m_range);
    chart()->setHub(&m_hub);
    chart()->changeLook([](ChartLook& look) {
        look.places.title = [](qint64 place) {
            return tr("%1, end of day", "date").arg(BalanceWords::day(DayRange::day(place)));
        };
        look.places.label = [](qint64 place) { return BalanceWords::shortDay(DayRange::day(place)); };
        look.places.name = u"day (UTC)"_s;
        look.places.value = [](qint64 place) { return DayRange::day(place).toString(Qt::ISODate); };
    });
    connect(m_range, &Segments::currentChanged, this, [this] {
        m_zoomed = false;
        Q_EMIT rangeChanged();
    });
    connect(chart(), &Chart::zoomed, this, [this](qint64 from, qint64 to) {
        m_zoomed = true;
        chart()->setRange(from, to);
    });
    connect(chart(), &Chart::unzoomed, this, [this] {
        m_zoomed = false;
        fit();
    });
}

void DayChart::clear()
{
    m_zoomed = false;
    chart()->setSeries({});
}

void DayChart::setDays(const QDate& first, const QDate& last)
{
    m_first = first;
    m_last = std::max(last, first.addDays(1));
    if (!m_zoomed)
        fit();
}

void DayChart::fit()
{
    if (m_first.isValid())
        chart()->setRange(DayRange::place(m_first), DayRange::place(m_last));
}

}  // namespace signalbox::ui

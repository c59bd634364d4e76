// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDate>

#include "charts/chart_card.h"
#include "widgets/segments.h"

namespace signalbox::ui {

/// "30 d · 90 d · 1 y · all": the days of a chart with one value for the end of each day in UTC.
class DayRange : public Segments {
    Q_OBJECT
public:
    explicit DayRange(bool withAll, QWidget* parent = nullptr);

    QDate first() const;  ///< of all days: the oldest that can be asked for
    bool isAll() const;
    static QDate last();  ///< yesterday

    /// Where the end of a day is on the axis: midnight of its date in the shown zone, which has the date's label.
    static qint64 place(const QDate& day);
    static QDate day(qint64 place);
};

/// A chart of days with their range. A zoom lasts until a double click or another range.
class DayChart : public ChartCard {
    Q_OBJECT
public:
    DayChart(const QString& title, bool withAll, QWidget* parent = nullptr);

    DayRange* range() const { return m_range; }
    void clear();

Q_SIGNALS:
    void rangeChanged();

protected:
    void setDays(const QDate& first, const QDate& last);

private:
    void fit();

    DayRange* m_range;
    CrosshairHub m_hub;
    QDate m_first, m_last;
    bool m_zoomed = false;
};

}  // namespace signalbox::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/chart_card.h"
#include "signalbox/database_queries.h"

namespace signalbox::ui {

/// The size of the database over the window's time, and its forecast up to the end of the backfills.
class SizeCard : public ChartCard {
    Q_OBJECT
public:
    explicit SizeCard(TimeScope* scope, QWidget* parent = nullptr);
    void set(const DatabaseSeries& series);
    void setFailure(const QString& text);

private:
    TimeScope* m_time;
};

}  // namespace signalbox::ui

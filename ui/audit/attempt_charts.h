// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>
#include <QWidget>

#include "models/latest_answer.h"
#include "signalbox/engine.h"
#include "signalbox/trigger_queries.h"

namespace signalbox::ui {

class BarChart;
class BarLegend;
class Card;
class ChartCard;
class TimeScope;

/// Attempts that succeeded and failed, and fires, per part of the time range; and the 95th percentile of their duration
/// by type of action.
class AttemptCharts : public QWidget {
    Q_OBJECT
public:
    explicit AttemptCharts(TimeScope* scope, QWidget* parent = nullptr);

    void setEngine(Engine* engine);
    void setWatched(bool watched);
    void setTrigger(const QString& id);  ///< empty: all
    void setSmall(bool small);
    void ask();

    BarChart* attempts() const { return m_attempts; }
    ChartCard* duration() const { return m_duration; }

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void take(const Expected<TriggerSeries>& answer);
    void drawAttempts();
    void drawDuration();
    void fitLegend();
    void saveAttempts();

    TimeScope* m_scope;
    QPointer<Engine> m_engine;
    Card* m_card;
    BarChart* m_attempts;
    BarLegend* m_legend;
    ChartCard* m_duration;
    QString m_trigger;
    TriggerSeries m_series;
    LatestAnswer m_answer;
    bool m_watched = false;
};

}  // namespace signalbox::ui

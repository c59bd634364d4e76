// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>

#include "charts/chart_card.h"
#include "signalbox/engine.h"
#include "signalbox/sync_queries.h"

namespace signalbox::ui {

/// Lag from the head to the global table over the window's range: of the selected cells, else of those with errors,
/// else of each chain.
class SyncLagCard : public ChartCard {
    Q_OBJECT
public:
    explicit SyncLagCard(TimeScope* scope, QWidget* parent = nullptr);

    void setEngine(Engine* engine);
    void setMatrix(const SyncMatrix& matrix);
    void setChosen(std::vector<std::pair<QString, QString>> cells);
    void setWatched(bool watched);
    void ask();

private:
    struct Line {
        QString caip2, entity, name;
        int mark = 0;
        bool operator==(const Line&) const = default;
    };
    std::vector<Line> wanted() const;

    TimeScope* m_scope;
    QPointer<Engine> m_engine;
    SyncMatrix m_matrix;
    std::vector<std::pair<QString, QString>> m_chosen;
    std::vector<Line> m_lines;
    quint64 m_ticket = 0;
    bool m_watched = false;
};

}  // namespace signalbox::ui

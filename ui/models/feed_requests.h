// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>
#include <functional>
#include <set>

#include "signalbox/engine.h"

namespace signalbox::ui {

/// Sends the queries of a feed: one page at a time in each direction. Answers from before restart() are dropped. GUI
/// thread.
class FeedRequests : public QObject {
    Q_OBJECT
public:
    enum class Direction { Next, Previous };
    using Answer = Expected<EventPage>;
    using Handler = std::function<void(const Answer&)>;

    using QObject::QObject;

    void setEngine(Engine* engine) { m_engine = engine; }  ///< null: nothing is sent
    bool hasEngine() const { return !m_engine.isNull(); }
    void restart();
    void send(const EventQuery& query, Handler handler);
    void sendOnce(Direction direction, const EventQuery& query, Handler handler);  ///< ignored while one is open
    bool isOpen(Direction direction) const { return m_open.contains(direction); }

private:
    QPointer<Engine> m_engine;
    std::set<Direction> m_open;
    quint64 m_number = 0;
};

}  // namespace signalbox::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QPointer>
#include <vector>

#include "models/latest_answer.h"
#include "signalbox/action_queries.h"
#include "signalbox/engine.h"

namespace signalbox::ui {

class MessageStack;

/// Asks what to do with held actions: those of events that arrived while Signalbox was off, and those that may have
/// been sent before.
class HeldBar : public QObject {
    Q_OBJECT
public:
    explicit HeldBar(MessageStack* bars, QObject* parent = nullptr) : QObject(parent), m_bars(bars) {}
    void setEngine(Engine* engine);
    void setHeld(qint64 count);  ///< number of held jobs; asks for them when it changes

    static constexpr int most = 10'000;

Q_SIGNALS:
    void showWanted();

private:
    void ask();
    void show(const std::vector<ActionJob>& jobs);
    void decide(bool send);
    void fail(const Error& error);
    MessageStack* m_bars;
    QPointer<Engine> m_engine;
    LatestAnswer m_answer;
    std::vector<qint64> m_ids;
    qint64 m_held = 0;
};

}  // namespace signalbox::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>
#include <map>

#include "models/latest_answer.h"
#include "signalbox/balance_queries.h"
#include "signalbox/engine.h"

namespace signalbox::ui {

/// What transfers of the last 24 hours changed in the value of an address, at the present prices.
struct DayChange {
    QString usd = u"0"_s;
    int in = 0, out = 0;   ///< transfers
    QString newestChange;  ///< of the newest changed balance, shown with its sign; empty: not known
};

/// The changes of the last 24 hours of one balance.
DayChange dayChange(const Holding& holding, const std::vector<BalanceStep>& steps, const QDateTime& now);

/// Asks for the changes of the balances that changed in the last 24 hours, one after the other. GUI thread.
class DayChanges : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

    void ask(Engine* engine, const std::vector<Holding>& holdings);
    void drop();

Q_SIGNALS:
    void read(const signalbox::ui::DayChange& change);

private:
    void askNext();

    QPointer<Engine> m_engine;
    std::vector<Holding> m_waiting;  ///< the newest change last
    DayChange m_sum;
    QDateTime m_now;
    bool m_newestIsRead = false;
    LatestAnswer m_answer;
};

}  // namespace signalbox::ui

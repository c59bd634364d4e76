// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "postgres/session.h"
#include "triggers/engine/parked_events.h"
#include "triggers/model/evaluate.h"

namespace signalbox::triggers {

/// What fired in one transaction, and its jobs. A pair of log and trigger fires once, whatever the ID of the event and
/// however often it is evaluated.
class Firing {
public:
    struct Counts {
        qint64 fired = 0, jobs = 0, held = 0, late = 0;  ///< late: skipped
    };

    void add(const Trigger& trigger, const EventRow& event, const QJsonObject& extra);
    /// `console` is who evaluated, `chain` the chain's name. With `current`, each pair is stored by statements of its
    /// own, and `current` is the one that is being stored.
    Counts store(store::Transaction& transaction, const QString& console, const QString& chain,
                 Fire* current = nullptr);

private:
    struct One {
        const Trigger* trigger;
        const EventRow* event;
        QJsonObject extra;
        int ordinal = 0;
    };
    struct Late;
    void keep(store::Transaction& transaction, const QString& console, const QString& chain, const Late& late,
              Counts& counts);
    void number(store::Transaction& transaction);
    void claim(store::Transaction& transaction, const QString& console);

    std::vector<One> m_all;
};

}  // namespace signalbox::triggers

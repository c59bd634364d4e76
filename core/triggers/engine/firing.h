// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "postgres/session.h"
#include "triggers/model/evaluate.h"

namespace signalbox::triggers {

/// Whether triggers may fire on events that were stored long before they are read: the setting triggers.catch_up.
struct CatchUp {
    enum class Rule { Ask, Fire, Skip };
    Rule rule = Rule::Ask;
    qint64 minutes = 10;

    static CatchUp read(store::Transaction& transaction);
};

/// What fired in one transaction, and its jobs. A pair of log and trigger fires once, whatever the ID of the event and
/// however often it is evaluated.
class Firing {
public:
    struct Counts {
        qint64 fired = 0, jobs = 0, held = 0, late = 0;  ///< late: skipped
    };

    void add(const Trigger& trigger, const EventRow& event, const QJsonObject& extra);
    /// `console` is who evaluated, `chain` the chain's name.
    Expected<Counts> store(store::Transaction& transaction, const CatchUp& catchUp, const QString& console,
                           const QString& chain);

private:
    struct One {
        const Trigger* trigger;
        const EventRow* event;
        QJsonObject extra;
        int ordinal = 0;
    };
    void number(store::Transaction& transaction);
    void claim(store::Transaction& transaction, const QString& console);

    std::vector<One> m_all;
};

}  // namespace signalbox::triggers

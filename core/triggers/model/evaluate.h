// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <deque>
#include <memory>
#include <optional>
#include <vector>

#include "signalbox/triggers.h"
#include "triggers/model/trigger_state.h"
#include "triggers/rows/event_row.h"

namespace signalbox::triggers {

class EventValues;

/// The verdict of a trigger on one event.
struct Outcome {
    bool fires = false;
    int stoppedAt = -1;                    ///< index of the condition that was false or failed; -1 if the trigger fires
    std::vector<DryRunEvent::Step> steps;  ///< one for each condition
    std::optional<Message> error;          ///< the state did not change; it does not fire
    QJsonObject extra;                     ///< ema, ema_score, count: values of the stateful conditions, for templates
    std::vector<qint64> counted;           ///< block times of the last reached rate condition, if asked for
    bool stateChanged = false;
};

/// The conditions of a trigger, read once. Depends on the event and the state only, never on a clock. evaluate() can be
/// called by several threads, with a state each.
class Evaluator {
public:
    /// What becomes of conditions that check() refuses: their event fails, or they count as true (in a dry run).
    enum class Invalid { Fail, LeaveOut };

    explicit Evaluator(Trigger trigger, Invalid invalid = Invalid::Fail);
    ~Evaluator();
    Evaluator(Evaluator&&) noexcept;
    Evaluator& operator=(Evaluator&&) noexcept;

    const Trigger& trigger() const;
    bool isStateful() const;
    bool watches(const EventRow& event) const;  ///< same chain and registry

    /// For triggers without state, the verdict only: some 100 ns. Maybe: evaluate() says more (it fires or fails).
    enum class Match { No, Maybe };
    Match match(const EventRow& event) const;
    Match match(EventValues& values) const;

    /// Conditions in their order up to the first that is not true. The event must be of the chain and registry.
    /// `state` is what trigger_state holds, empty at first.
    Outcome evaluate(const EventRow& event, QJsonObject& state) const;

    /// The same for many events: the state is read once and written once.
    Expected<TriggerState> readState(const QJsonObject& state) const;  ///< STATE_UNREADABLE
    QJsonObject writtenState(const TriggerState& state) const;
    /// `withTimes` fills Outcome::counted.
    Outcome evaluate(const EventRow& event, TriggerState& state, bool withTimes = false) const;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

/// Evaluates past events from an empty state; conditions that are not valid are left out. Retracted events, and those
/// of other chains and registries, are omitted.
class DryRunner {
public:
    /// Shows the newest `limit` events, which are all in `detailFrom` and later blocks.
    DryRunner(const Trigger& trigger, int limit, Height detailFrom = 0);

    void add(const std::vector<EventRow>& events);  ///< the next ones, oldest first
    DryRun result() const;

private:
    Evaluator m_evaluator;
    DryRun m_run;
    TriggerState m_state;
    size_t m_limit;
    Height m_detailFrom;
    std::deque<DryRunEvent> m_newest;  ///< oldest first
};

}  // namespace signalbox::triggers
